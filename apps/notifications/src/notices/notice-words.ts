import { BilingualTitle } from '@linli/contracts';
import { NoticeKind } from '@linli/contracts/notifications';

/** A stretch of time, told as one: "11月28日 周六 14:00–17:00"; of several sessions the first, and how many come after it. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
  /** What the session is called, where it is not called like its event. */
  readonly titled?: BilingualTitle;
  /** How many sessions more, and until when. */
  readonly more?: number;
  readonly until?: Date;
}

export interface EventWords {
  readonly title: BilingualTitle;
  readonly place: BilingualTitle;
  readonly period: Period;
  /** Whose clocks it goes by, where these are not the usual ones: times then say by which they are told. */
  readonly zone?: string;
}

export interface PartyWords extends EventWords {
  readonly partySize: number;
}

/** Of somebody who waits, or waited until an offer came. */
export interface WaitingWords extends PartyWords {
  /** Not there in notices of before it was kept. */
  readonly registrationId?: string;
}

export interface OfferWords extends WaitingWords {
  readonly until: Date;
}

export interface ReductionWords extends PartyWords {
  readonly sizeBefore: number;
}

export interface RejectionWords extends PartyWords {
  readonly reason: BilingualTitle;
}

export interface MovedEventWords extends EventWords {
  /** When it would have started. */
  readonly before: Date;
}

export interface RelocatedEventWords extends EventWords {
  /** Where it would have been. */
  readonly placeBefore: BilingualTitle;
}

export interface CancelledEventWords extends EventWords {
  readonly reason: BilingualTitle;
}

export interface SplitEventWords extends CancelledEventWords {
  /** When and where it would have been. */
  readonly planned: Period;
  readonly placeBefore: BilingualTitle;
  /** Of the registration that waits there, where it does. */
  readonly registrationId?: string;
}

export interface SessionWords extends CancelledEventWords {
  readonly session: BilingualTitle;
}

export interface GivenUpWords extends PartyWords {
  readonly session: BilingualTitle;
}

export interface MovedSessionWords extends SessionWords {
  /** When it would have been. */
  readonly planned: Period;
}

export interface SeriesEventWords extends EventWords {
  readonly series: BilingualTitle;
}

/** Minutes are after the start of the run. */
export interface RetimedWords extends EventWords {
  readonly on: BilingualTitle;
  readonly onAt: number;
  readonly onBefore: number;
  readonly off: BilingualTitle;
  readonly offAt: number;
  readonly offBefore: number;
}

export interface PickUpWords extends EventWords {
  readonly fetchedAt: Date;
  /** How many went. */
  readonly people: number;
  /** A kind of fetcher, and the masked name of one who is neither the guardian nor nobody. */
  readonly by: string;
  readonly name: string;
}

export interface UndonePickUpWords extends PickUpWords {
  /** In the words of the staff. */
  readonly mistake: string;
}

export interface OverriddenPickUpWords extends PickUpWords {
  /** One of the closed list. */
  readonly because: string;
}

export type PickUpKind = Extract<NoticeKind, `pick-up-${string}`>;

export interface MinimumWords extends EventWords {
  readonly minimum: number;
  readonly confirmed: number;
}

export interface FeedbackWords extends EventWords {
  readonly until: Date;
}

export interface MissedWords extends EventWords {
  /** How many missed events count, of how many that lock out, within how many days. */
  readonly counted: number;
  readonly needed: number;
  readonly withinDays: number;
  /** Until when it can be appealed. */
  readonly until: Date;
}

export interface LockOutWords extends MissedWords {
  readonly lockedUntil: Date;
}

export interface ShiftWords extends EventWords {
  readonly task: BilingualTitle;
}

/** A session at the time of a shift that stays as it is. */
export interface ShiftSessionWords extends ShiftWords {
  readonly session: BilingualTitle;
  readonly planned: Period;
  readonly reason: BilingualTitle;
}

export interface ShiftMovedSessionWords extends ShiftSessionWords {
  readonly sessionPeriod: Period;
}

export interface HoursWords extends ShiftWords {
  readonly minutes: number;
}

export interface RequestWords {
  readonly number: string;
  readonly enterprise: BilingualTitle;
  readonly unit: BilingualTitle;
  readonly dueAt: Date;
}

export interface InvitationWords {
  readonly organisation: BilingualTitle;
  readonly until: Date;
}

export interface EnterpriseWords {
  readonly enterprise: BilingualTitle;
}

export interface RefusalWords extends EnterpriseWords {
  /** As staff have written it. */
  readonly why: string;
}

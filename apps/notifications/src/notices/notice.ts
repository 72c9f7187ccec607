import { BilingualTitle } from '@linli/contracts';
import { NoticeKind, NoticeSubject } from '@linli/contracts/notifications';

/** A stretch of time, told as one: "11月28日 周六 14:00–17:00". */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface EventWords {
  readonly title: BilingualTitle;
  readonly place: BilingualTitle;
  readonly period: Period;
}

export interface PartyWords extends EventWords {
  readonly partySize: number;
}

export interface OfferWords extends PartyWords {
  readonly until: Date;
}

export interface RejectionWords extends PartyWords {
  readonly reason: BilingualTitle;
}

export interface MovedEventWords extends EventWords {
  /** When it would have started. */
  readonly before: Date;
}

export interface CancelledEventWords extends EventWords {
  readonly reason: BilingualTitle;
}

export interface SessionWords extends CancelledEventWords {
  readonly session: BilingualTitle;
}

export interface MovedSessionWords extends SessionWords {
  /** When it would have been. */
  readonly planned: Period;
}

export interface SeriesEventWords extends EventWords {
  readonly series: BilingualTitle;
}

export interface PickUpWords extends EventWords {
  readonly fetchedAt: Date;
  /** How many went. */
  readonly people: number;
  /** A kind of fetcher, and the masked name of one who is neither the guardian nor nobody. */
  readonly by: string;
  readonly name: string;
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

/** What each kind of notice tells: values, put into words of a language when the notice is read. */
export interface WordsOf {
  'registration-confirmed': PartyWords;
  'registration-waitlisted': PartyWords;
  'registration-promoted': PartyWords;
  'registration-cancelled': PartyWords;
  'registration-rejected': RejectionWords;
  'place-passed-on': PartyWords;
  'place-taken-over': PartyWords;
  'place-offered': OfferWords;
  'offer-expired': PartyWords;
  'event-rescheduled': MovedEventWords;
  'event-postponed': CancelledEventWords;
  'event-cancelled': CancelledEventWords;
  'session-rescheduled': MovedSessionWords;
  'session-cancelled': SessionWords;
  'pick-up-recorded': PickUpWords;
  'pick-up-overridden': OverriddenPickUpWords;
  'pick-up-in-doubt': PickUpWords;
  'series-event-published': SeriesEventWords;
  'minimum-missed': MinimumWords;
  'event-feedback': FeedbackWords;
  'no-show-recorded': MissedWords;
  'no-show-dropped': EventWords;
  'no-show-appeal-accepted': CancelledEventWords;
  'no-show-appeal-rejected': CancelledEventWords;
  'locked-out': LockOutWords;
  'lock-out-ended': EventWords;
  'event-tomorrow': EventWords;
  'event-in-one-hour': EventWords;
  'shift-assigned': ShiftWords;
  'shift-rescheduled': ShiftWords;
  'shift-postponed': ShiftWords;
  'shift-cancelled': ShiftWords;
  'shift-tomorrow': ShiftWords;
  'hours-credited': HoursWords;
  'request-received': RequestWords;
  'request-assigned': RequestWords;
  'request-assigned-to-unit': RequestWords;
  'request-accepted': RequestWords;
  'request-answered': RequestWords;
  'request-closed': RequestWords;
  'request-reopened': RequestWords;
  'request-due-soon': RequestWords;
  'member-invited': InvitationWords;
  'enterprise-verified': EnterpriseWords;
  'enterprise-refused': RefusalWords;
}

/** Something to tell, whoever is told. */
export interface NewsOf<K extends NoticeKind> {
  readonly kind: K;
  readonly subjectKind: NoticeSubject;
  readonly subjectId: string;
  readonly words: WordsOf[K];
  /** Sets it apart from other news of this kind about this subject: nobody is told the same news twice. */
  readonly distinct: string;
}

export type News = { [K in NoticeKind]: NewsOf<K> }[NoticeKind];

export interface Letter {
  readonly personId: string;
  readonly news: News;
}

/** One piece of news in one person's inbox. */
export interface Notice {
  readonly _id: string;
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly subjectKind: NoticeSubject;
  readonly subjectId: string;
  readonly words: News['words'];
  /** When it arrived. */
  readonly at: Date;
  readonly unread: boolean;
  readonly readAt?: Date;
}

/** The same news for several people. */
export const lettersTo = (people: readonly string[], news: News): Letter[] => people.map((personId) => ({ personId, news }));

/** The news as it arrives in the person's inbox. */
export function arrived(id: string, { personId, news }: Letter, at: Date): Notice {
  const { kind, subjectKind, subjectId, words } = news;
  return { _id: id, personId, kind, subjectKind, subjectId, words, at, unread: true };
}

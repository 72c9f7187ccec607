import { MyReminderView, NoticeSubject } from '@linli/contracts/notifications';
import { Occasion } from '../diary/occasion';
import { Participation } from '../diary/participation';

export type ReminderKind = 'event-tomorrow' | 'event-in-one-hour' | 'shift-tomorrow' | 'request-due-soon';

/** One thing to say to one person (or to the members of one unit) at a time in the future. */
export interface Reminder {
  /** `<participation>/<kind>`: of each kind there is one, which moves with its occasion. */
  readonly _id: string;
  readonly occasionId: string;
  /** Of `request-due-soon` the unit, all of whose members are reminded. */
  readonly recipientId: string;
  readonly kind: ReminderKind;
  /** The time that it reminds of. */
  readonly at: Date;
  readonly dueAt: Date;
  /** Dropped: nothing is said for this `at`. */
  readonly state: 'planned' | 'delivered' | 'dropped';
}

export type Timing = Pick<Reminder, 'at' | 'dueAt' | 'state'>;

const HOUR = 3_600_000;

/** How long before its time an occasion is brought to mind. */
const LEAD: Readonly<Record<ReminderKind, number>> = {
  'event-tomorrow': 24 * HOUR,
  'event-in-one-hour': HOUR,
  'shift-tomorrow': 24 * HOUR,
  'request-due-soon': 24 * HOUR,
};

const KINDS: Readonly<Record<NoticeSubject, readonly ReminderKind[]>> = {
  'community-event': ['event-tomorrow', 'event-in-one-hour'],
  shift: ['shift-tomorrow'],
  'enterprise-request': ['request-due-soon'],
  invitation: [],
  enterprise: [],
};

/** A reminder that comes after its time by more than this says nothing that helps. */
const GRACE_MS = 15 * 60_000;

export const kindsFor = ({ subjectKind }: Occasion): readonly ReminderKind[] => KINDS[subjectKind];

/** When the occasion is brought to mind; one whose moment has passed is dropped, but an answer that is due is always asked for. */
export function timingOf(kind: ReminderKind, { at, on }: Occasion, now: Date): Timing {
  const dueAt = new Date(at.getTime() - LEAD[kind]);
  if (on && dueAt > now) return { at, dueAt, state: 'planned' };
  if (on && kind === 'request-due-soon' && at > now) return { at, dueAt: between(now, at), state: 'planned' };
  return { at, dueAt, state: 'dropped' };
}

/** The reminders of somebody who takes part from now on. */
export const remindersOf = (participation: Participation, occasion: Occasion, now: Date): Reminder[] =>
  kindsFor(occasion).map((kind) => ({
    _id: reminderId(participation, kind),
    occasionId: occasion._id,
    recipientId: participation.personId,
    kind,
    ...timingOf(kind, occasion, now),
  }));

/** The reminder as its recipient sees it. */
export const viewOf = ({ occasionId, kind, dueAt, state }: Reminder): MyReminderView => ({
  ...{ occasionId, kind, state },
  dueAt: dueAt.toISOString(),
});

export const reminderId = ({ _id }: Participation, kind: ReminderKind): string => `${_id}/${kind}`;

/** Whether it is still of use to say it now. */
export const isWorthSaying = ({ at }: Reminder, now: Date): boolean => now.getTime() <= at.getTime() + GRACE_MS;

const between = (from: Date, to: Date): Date => new Date((from.getTime() + to.getTime()) / 2);

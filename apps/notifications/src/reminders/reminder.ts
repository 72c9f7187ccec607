import { MyReminderView, NoticeSubject } from '@linli/contracts/notifications';
import { Occasion, ProgrammeSession } from '../diary/occasion';
import { beginningAt, ownSessions } from '../diary/own-sessions';
import { Participation } from '../diary/participation';

export type ReminderKind = 'event-tomorrow' | 'event-in-one-hour' | 'shift-tomorrow' | 'request-due-soon';

/** One thing to say to one person (or to the members of one unit) at a time in the future. */
export interface Reminder {
  /** `<participation>/<kind>`: of each kind there is one, which moves with its occasion, and from one session of the person to the next. */
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

/** When the first of the person’s sessions is brought to mind that is so after `since`; dropped where there is none. */
export function sessionTiming(kind: ReminderKind, { own, at, on }: Own, since: Date): Timing {
  const next = on ? own.find(({ from }) => from.getTime() - LEAD[kind] > since.getTime()) : undefined;
  const from = next?.from ?? own.at(-1)?.from ?? at;
  return { at: from, dueAt: new Date(from.getTime() - LEAD[kind]), state: next ? 'planned' : 'dropped' };
}

type Own = Pick<Occasion, 'at' | 'on'> & { readonly own: readonly ProgrammeSession[] };

/** What becomes of the reminder when the person’s sessions may be others; undefined where it stays. What is due and not yet said stays due. */
export function suited({ kind, at, state }: Reminder, of: Own, now: Date): Timing | undefined {
  const fresh = sessionTiming(kind, of, now);
  const isGood = state === 'planned' && of.on && beginningAt(of.own, at).length > 0;
  if (isGood && (fresh.state === 'dropped' || at <= fresh.at)) return undefined;
  return fresh.state === 'planned' || state === 'planned' ? fresh : undefined;
}

/** The reminder of the session after the one that it was of, and after those of which it would be too late; undefined where there is none. */
export function following({ kind, dueAt }: Reminder, of: Own, now: Date): Timing | undefined {
  const tooLate = now.getTime() - GRACE_MS - LEAD[kind] - 1;
  const next = sessionTiming(kind, of, new Date(Math.max(dueAt.getTime(), tooLate)));
  return next.state === 'planned' ? next : undefined;
}

/** The reminders of somebody who takes part from now on. */
export function remindersOf(participation: Participation, occasion: Occasion, now: Date): Reminder[] {
  const own = ownSessions(participation, occasion);
  return kindsFor(occasion).map((kind) => ({
    _id: reminderId(participation, kind),
    occasionId: occasion._id,
    recipientId: participation.personId,
    kind,
    ...(own ? sessionTiming(kind, { ...occasion, own }, now) : timingOf(kind, occasion, now)),
  }));
}

/** The reminder as its recipient sees it. */
export const viewOf = ({ occasionId, kind, dueAt, state }: Reminder): MyReminderView => ({
  ...{ occasionId, kind, state },
  dueAt: dueAt.toISOString(),
});

/** Whose it is. */
export const participationIdOf = ({ _id, kind }: Reminder): string => _id.slice(0, -kind.length - 1);

export const reminderId = ({ _id }: Participation, kind: ReminderKind): string => `${_id}/${kind}`;

/** Whether it is still of use to say it now. */
export const isWorthSaying = ({ at }: Reminder, now: Date): boolean => now.getTime() <= at.getTime() + GRACE_MS;

const between = (from: Date, to: Date): Date => new Date((from.getTime() + to.getTime()) / 2);

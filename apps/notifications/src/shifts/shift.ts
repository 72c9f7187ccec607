import {
  HoursCreditedBody,
  ShiftAssignmentFact,
  ShiftFact,
  ShiftSessionChangedBody,
  ShiftSnapshot,
} from '@linli/contracts/volunteers';
import { Occasion } from '../diary/occasion';
import { Step } from '../diary/participation';
import { Letter, News, Period, ShiftWords } from '../notices/notice';

/** The shift as an occasion. */
export const occasionOf = (shift: ShiftSnapshot): Occasion => ({
  _id: shift.id,
  subjectKind: 'shift',
  revision: shift.revision,
  on: !shift.postponed,
  at: new Date(shift.startsAt),
  words: wordsOf(shift),
  changes: [],
});

/** The shift at its new times, with the news of them. */
export const rescheduled = ({ shift }: ShiftFact): Occasion => changed(shift, 'shift-rescheduled');

/** The shift put off with its event, with the news of it. */
export const postponed = ({ shift }: ShiftFact): Occasion => changed(shift, 'shift-postponed');

/** The shift called off, with the news of it. */
export const cancelled = ({ shift }: ShiftFact): Occasion => ({ ...changed(shift, 'shift-cancelled'), on: false });

/** The shift as before, with the news of a session at its time. */
export function sessionChanged({ shift, session, planned, now, reason }: ShiftSessionChangedBody): Occasion {
  const said = { ...wordsOf(shift), session: { ...session }, planned: periodOf(planned), reason: { ...reason } };
  const usual = { ...about(shift), distinct: `session ${shift.revision}` };
  const news: News = now
    ? { ...usual, kind: 'shift-session-rescheduled', words: { ...said, sessionPeriod: periodOf(now) } }
    : { ...usual, kind: 'shift-session-cancelled', words: said };
  return { ...occasionOf(shift), changes: [{ revision: shift.revision, news }] };
}

/** A volunteer may leave a shift and come back: one participation, which counts. */
export const stepOf = ({ shift, volunteerId }: ShiftAssignmentFact, does: Step['does']): Step => ({
  ...{ participationId: `${shift.id}/${volunteerId}`, personId: volunteerId, does },
});

/** That the volunteer is on the shift; each sign-up is news of its own, known by the message that tells of it. */
export const assignmentLetter = ({ shift, volunteerId }: ShiftAssignmentFact, messageId: string): Letter => ({
  personId: volunteerId,
  news: { ...about(shift), kind: 'shift-assigned', words: wordsOf(shift), distinct: messageId },
});

/** How many minutes were credited; each correction is news of its own, known by the message that tells of it. */
export const hoursLetter = ({ shift, volunteerId, minutes }: HoursCreditedBody, messageId: string): Letter => ({
  personId: volunteerId,
  news: { ...about(shift), kind: 'hours-credited', words: { ...wordsOf(shift), minutes }, distinct: messageId },
});

function changed(shift: ShiftSnapshot, kind: 'shift-rescheduled' | 'shift-postponed' | 'shift-cancelled'): Occasion {
  const news: News = { ...about(shift), kind, words: wordsOf(shift), distinct: String(shift.revision) };
  return { ...occasionOf(shift), changes: [{ revision: shift.revision, news }] };
}

const about = ({ id }: ShiftSnapshot) => ({ subjectKind: 'shift' as const, subjectId: id });

const wordsOf = ({ eventTitle, task, place, startsAt, endsAt }: ShiftSnapshot): ShiftWords => ({
  ...{ title: { ...eventTitle }, task: { ...task }, place: { ...place } },
  period: periodOf({ startsAt, endsAt }),
});

const periodOf = ({ startsAt, endsAt }: Pick<ShiftSnapshot, 'startsAt' | 'endsAt'>): Period => ({
  from: new Date(startsAt),
  to: new Date(endsAt),
});

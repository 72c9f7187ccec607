import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import {
  AlreadyOnShift,
  EventIsOff,
  EventNotKnown,
  NotInATeam,
  NotOnShift,
  ShiftIsFull,
  ShiftNotBegun,
  ShiftNotFound,
  ShiftNotOpen,
  ShiftsOverlap,
  ShiftTimesNotValid,
  TooManyShifts,
} from './errors';

export const SHIFT_STATUSES = ['open', 'postponed', 'cancelled'] as const;
export type ShiftStatus = (typeof SHIFT_STATUSES)[number];

export const ATTENDANCES = ['expected', 'attended', 'absent'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export class ShiftWanted {
  @Nested(() => BilingualTitle, { about: 'The task', example: { zh: '集市引导', en: 'Guiding visitors at the market' } })
  task: BilingualTitle;
  @Instant({ about: 'When the shift starts', example: '2026-11-28T13:00:00+08:00' }) startsAt: string;
  @Instant({ about: 'When the shift ends', example: '2026-11-28T15:30:00+08:00' }) endsAt: string;
  @Whole({ about: 'How many volunteers it needs', min: 1, max: 1000, example: 2 }) needed: number;
}

export class EventShiftsBody {
  @Id({ about: 'The community event' }) eventId: string;
}

export class CallForVolunteersBody extends EventShiftsBody {
  @ListOf(() => ShiftWanted, { about: 'The shifts to fill', min: 1, max: 50 }) shifts: ShiftWanted[];
}

export class ShiftView extends ShiftWanted {
  @Id({ about: 'Id of the shift' }) id: string;
  @Id({ about: 'The community event' }) eventId: string;
  @Nested(() => BilingualTitle, { about: 'Title of the event' }) eventTitle: BilingualTitle;
  @OneOf(SHIFT_STATUSES, { about: 'Open, put off with its event, or cancelled' }) status: ShiftStatus;
  @Whole({ about: 'How many volunteers have signed up', min: 0, max: 1000, example: 1 }) taken: number;
}

export class ShiftList {
  @ListOf(() => ShiftView, { about: 'Shifts by start', max: 200 }) items: ShiftView[];
}

export class ShiftIdBody {
  @Id({ about: 'The shift' }) shiftId: string;
}

export class MarkAttendanceBody extends ShiftIdBody {
  @Id({ about: 'The volunteer' }) volunteerId: string;
  @Flag({ about: 'Whether the volunteer was there', example: true }) attended: boolean;
}

export class AssignmentView {
  @Id({ about: 'Id of the assignment' }) id: string;
  @Id({ about: 'The volunteer' }) volunteerId: string;
  @Nested(() => ShiftView, { about: 'The shift' }) shift: ShiftView;
  @OneOf(ATTENDANCES, { about: 'Expected until attendance is marked' }) attendance: Attendance;
  @Whole({ about: 'Minutes credited for it', min: 0, max: 100_000, example: 0 }) minutes: number;
}

export class AssignmentPage {
  @ListOf(() => AssignmentView, { about: 'Assignments, newest first', max: 100 }) items: AssignmentView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListAssignmentsBody extends PageQuery {
  @Id({ about: 'The shift' }) shiftId: string;
}

export class GetVolunteerRecordBody {}

export class VolunteerRecordView {
  @Id({ about: 'The volunteer' }) volunteerId: string;
  @Whole({ about: 'Minutes of service credited so far', min: 0, max: 100_000_000, example: 450 }) minutes: number;
  @Whole({ about: 'Shifts attended', min: 0, max: 1_000_000, example: 3 }) shiftsAttended: number;
}

/** Asks for volunteers in shifts for a published event of the organiser's area; the reply holds the new shifts. */
export const CallForVolunteers = defineCommand('volunteers.call-for-volunteers', {
  body: CallForVolunteersBody,
  reply: ShiftList,
  fails: [EventNotKnown, EventIsOff, OutsideOwnArea, ShiftTimesNotValid, TooManyShifts],
});

/** Puts the caller on the shift. */
export const SignUpForShift = defineCommand('volunteers.sign-up-for-shift', {
  body: ShiftIdBody,
  reply: AssignmentView,
  fails: [ShiftNotFound, ShiftNotOpen, NotInATeam, AlreadyOnShift, ShiftsOverlap, ShiftIsFull],
});

/** Takes the caller off a shift that has not begun, or is put off. */
export const WithdrawFromShift = defineCommand('volunteers.withdraw-from-shift', {
  body: ShiftIdBody,
  reply: ShiftView,
  fails: [ShiftNotFound, ShiftNotOpen, NotOnShift],
});

/** Marks whether a volunteer was there; the shift's minutes are credited once, or taken back when a mark is corrected. */
export const MarkAttendance = defineCommand('volunteers.mark-attendance', {
  body: MarkAttendanceBody,
  reply: AssignmentView,
  fails: [ShiftNotFound, OutsideOwnArea, NotOnShift, ShiftNotBegun],
});

/** The shifts of one event by start. */
export const ListShifts = defineQuery('volunteers.list-shifts', { body: EventShiftsBody, reply: ShiftList });

/** Who has signed up for a shift, for organisers of its area. */
export const ListAssignments = defineQuery('volunteers.list-assignments', {
  body: ListAssignmentsBody,
  reply: AssignmentPage,
  fails: [ShiftNotFound, OutsideOwnArea],
});

/** The caller's own shifts, newest first. */
export const ListMyShifts = defineQuery('volunteers.list-my-shifts', { body: PageQuery, reply: AssignmentPage });

/** The caller's hours so far. */
export const GetVolunteerRecord = defineQuery('volunteers.get-volunteer-record', {
  body: GetVolunteerRecordBody,
  reply: VolunteerRecordView,
});

/** The shift as listeners need it; of two snapshots the one with the higher revision is true. */
export class ShiftSnapshot {
  @Id({ about: 'Id of the shift' }) id: string;
  @Whole({ about: 'Grows with every change of its times or status', min: 1, max: 1_000_000 }) revision: number;
  @Id({ about: 'The community event' }) eventId: string;
  @Nested(() => BilingualTitle, { about: 'Title of the event' }) eventTitle: BilingualTitle;
  @Nested(() => BilingualTitle, { about: 'The task' }) task: BilingualTitle;
  @Nested(() => BilingualTitle, { about: 'Where' }) place: BilingualTitle;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends' }) endsAt: string;
  @Flag({ about: 'It is put off with its event: these times no longer hold', example: false, optional: true })
  postponed?: boolean;
}

export class ShiftFact {
  @Nested(() => ShiftSnapshot, { about: 'The shift' }) shift: ShiftSnapshot;
}

export class ShiftAssignmentFact extends ShiftFact {
  @Id({ about: 'The volunteer' }) volunteerId: string;
}

export class HoursCreditedBody extends ShiftAssignmentFact {
  @Whole({ about: 'Minutes credited for the shift; 0 when a credit was taken back', min: 0, max: 100_000 }) minutes: number;
}

const aboutTheShift = ({ shift }: ShiftFact): string => shift.id;

/** Published when a volunteer is put on a shift. */
export const ShiftAssigned = defineEvent('volunteers.shift-assigned', 1, { body: ShiftAssignmentFact, subject: aboutTheShift });

/** Published when a volunteer leaves a shift. */
export const ShiftWithdrawn = defineEvent('volunteers.shift-withdrawn', 1, { body: ShiftAssignmentFact, subject: aboutTheShift });

/** Published once per shift when its event has been given new times or another place and the shift has moved with it, or is on again after it was put off. */
export const ShiftRescheduled = defineEvent('volunteers.shift-rescheduled', 1, { body: ShiftFact, subject: aboutTheShift });

/** Published once per shift when its event has been put off before the shift began; a reschedule tells its new times later. */
export const ShiftPostponed = defineEvent('volunteers.shift-postponed', 1, { body: ShiftFact, subject: aboutTheShift });

/** Published once per shift when its event has been called off before the shift began. */
export const ShiftCancelled = defineEvent('volunteers.shift-cancelled', 1, { body: ShiftFact, subject: aboutTheShift });

/** Published when attendance has been marked and the credited minutes have changed. */
export const HoursCredited = defineEvent('volunteers.hours-credited', 1, { body: HoursCreditedBody, subject: aboutTheShift });

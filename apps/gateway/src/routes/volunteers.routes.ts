import {
  CallForVolunteers,
  FoundTeam,
  GetVolunteerRecord,
  JoinTeam,
  ListAssignments,
  ListMyShifts,
  ListShifts,
  ListTeams,
  MarkAttendance,
  SignUpForShift,
  WithdrawFromShift,
} from '@linli/contracts/volunteers';
import { Route, route } from '../http/route';

/** Volunteer teams, shifts and hours. */
export const volunteersRoutes: readonly Route[] = [
  route('POST /teams', FoundTeam, { summary: 'Found a volunteer team', status: 201 }),
  route('GET /teams', ListTeams, { summary: 'List volunteer teams' }),
  route('POST /teams/:teamId/members', JoinTeam, { summary: 'Join a team', status: 201 }),
  route('POST /events/:eventId/shifts', CallForVolunteers, {
    summary: 'Call for volunteers for an event',
    status: 201,
  }),
  route('GET /events/:eventId/shifts', ListShifts, { summary: 'List the shifts of an event' }),
  route('POST /shifts/:shiftId/assignments', SignUpForShift, {
    summary: 'Sign up for a shift',
    status: 201,
  }),
  route('POST /shifts/:shiftId/withdraw', WithdrawFromShift, { summary: 'Withdraw from a shift' }),
  route('GET /shifts/:shiftId/assignments', ListAssignments, {
    summary: 'List the volunteers of a shift',
  }),
  route('POST /shifts/:shiftId/attendance', MarkAttendance, { summary: 'Mark attendance' }),
  route('GET /my/shifts', ListMyShifts, { summary: 'List my shifts' }),
  route('GET /my/hours', GetVolunteerRecord, { summary: 'Read my hours' }),
];

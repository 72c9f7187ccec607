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
  route('POST /teams', FoundTeam, { summary: 'Found a volunteer team', status: 201, roles: ['organiser'] }),
  route('GET /teams', ListTeams, { summary: 'List volunteer teams', access: 'public' }),
  route('POST /teams/:teamId/members', JoinTeam, { summary: 'Join a team', status: 201, roles: ['volunteer'] }),
  route('POST /events/:eventId/shifts', CallForVolunteers, {
    summary: 'Call for volunteers for an event',
    status: 201,
    roles: ['organiser'],
  }),
  route('GET /events/:eventId/shifts', ListShifts, { summary: 'List the shifts of an event', access: 'public' }),
  route('POST /shifts/:shiftId/assignments', SignUpForShift, {
    summary: 'Sign up for a shift',
    status: 201,
    roles: ['volunteer'],
  }),
  route('POST /shifts/:shiftId/withdraw', WithdrawFromShift, { summary: 'Withdraw from a shift', roles: ['volunteer'] }),
  route('GET /shifts/:shiftId/assignments', ListAssignments, {
    summary: 'List the volunteers of a shift',
    roles: ['organiser'],
  }),
  route('POST /shifts/:shiftId/attendance', MarkAttendance, { summary: 'Mark attendance', roles: ['organiser'] }),
  route('GET /my/shifts', ListMyShifts, { summary: 'List my shifts', roles: ['volunteer'] }),
  route('GET /my/hours', GetVolunteerRecord, { summary: 'Read my hours', roles: ['volunteer'] }),
];

import {
  AdmitWalkIns,
  CheckInParty,
  CheckMyselfIn,
  GetAttendance,
  GetPlaceCode,
  GetTicket,
  ListCheckInKeys,
  ListCheckIns,
  SetDoorRules,
  UndoCheckIn,
  UploadCheckIns,
  UploadWalkIns,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Tickets, and those who come. */
export const checkInRoutes: readonly Route[] = [
  route('GET /registrations/:registrationId/ticket', GetTicket, { summary: 'Take my ticket' }),
  route('GET /check-in-keys', ListCheckInKeys, { summary: 'List the keys that tickets are verified by' }),
  route('POST /events/:eventId/check-ins', CheckInParty, { summary: 'Let a party in or out', status: 201 }),
  route('GET /events/:eventId/check-ins', ListCheckIns, { summary: 'List who has passed the gates' }),
  route('POST /events/:eventId/check-in-uploads', UploadCheckIns, { summary: 'Hand in scans made without a network' }),
  route('POST /check-ins/:checkInId/undo', UndoCheckIn, { summary: 'Take a check-in back' }),
  route('GET /events/:eventId/place-code', GetPlaceCode, { summary: 'Get the code to show at the place' }),
  route('POST /registrations/:registrationId/self-check-ins', CheckMyselfIn, { summary: 'Let my party in', status: 201 }),
  route('POST /events/:eventId/door-rules', SetDoorRules, { summary: 'Say who may come without a registration' }),
  route('POST /events/:eventId/walk-ins', AdmitWalkIns, { summary: 'Let people in who have not registered', status: 201 }),
  route('POST /events/:eventId/walk-in-uploads', UploadWalkIns, {
    summary: 'Hand in whom a device has let in without a network',
  }),
  route('GET /events/:eventId/attendance', GetAttendance, { summary: 'See how many are there' }),
];

import { GetTicket, ListCheckInKeys } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Tickets, and those who come. */
export const checkInRoutes: readonly Route[] = [
  route('GET /registrations/:registrationId/ticket', GetTicket, { summary: 'Take my ticket' }),
  route('GET /check-in-keys', ListCheckInKeys, { summary: 'List the keys that tickets are verified by' }),
];

import { AcceptTransfer, ListMyTransfers, OfferTransfer, TakeBackTransfer } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Places that are passed on. */
export const transfersRoutes: readonly Route[] = [
  route('POST /registrations/:registrationId/transfer', OfferTransfer, { summary: 'Offer my place to somebody else' }),
  route('POST /registrations/:registrationId/transfer/take-back', TakeBackTransfer, { summary: 'Keep my place after all' }),
  route('GET /me/transfers', ListMyTransfers, { summary: 'List my places that can be taken over, with their codes' }),
  route('POST /transfers/accept', AcceptTransfer, { summary: 'Take a place over with its code' }),
];

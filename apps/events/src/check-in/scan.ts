import { InvalidInput } from '@linli/contracts';
import { CheckInWay, Direction, TicketExpired, TicketForAnotherEvent, TicketNotValid } from '@linli/contracts/events';
import { Fetcher } from '../pick-up/handover';
import { Ticket } from './ticket';

/** What a device has seen. */
export interface Scan {
  /** Of the check-in that comes of it. */
  readonly id: string;
  readonly registrationId: string;
  readonly session?: string;
  readonly gate: string;
  readonly direction: Direction;
  readonly people: number;
  readonly nonce: string;
  readonly way: CheckInWay;
  readonly at: Date;
  readonly deviceAt?: Date;
  readonly by: string;
  readonly fetchedBy?: Fetcher;
}

interface Shown {
  readonly eventId: string;
  readonly ticket?: string;
  readonly registrationId?: string;
}

/** Reads a ticket that one of our keys has signed. */
export type Verify = (text: string) => Ticket | undefined;

/**
 * The registration of the ticket, or the one that is named; throws TicketNotValid, TicketExpired, TicketForAnotherEvent, or InvalidInput
 * where neither is given.
 */
export function registrationShown({ eventId, ticket: text, registrationId }: Shown, verify: Verify, at: Date): string {
  if (text === undefined) {
    if (registrationId === undefined) throw new InvalidInput({}, [{ pointer: '#/ticket', rule: 'isDefined' }]);
    return registrationId;
  }
  const ticket = verify(text);
  if (!ticket) throw new TicketNotValid();
  if (ticket.eventId !== eventId) throw new TicketForAnotherEvent();
  if (ticket.expiresAt < at) throw new TicketExpired({ expiresAt: ticket.expiresAt.toISOString() });
  return ticket.registrationId;
}

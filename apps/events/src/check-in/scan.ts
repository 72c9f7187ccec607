import { InvalidInput } from '@linli/contracts';
import { CheckInWay, Direction, TicketForAnotherEvent, TicketNotValid } from '@linli/contracts/events';
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
 * The registration of the ticket, or the one that is named; throws TicketNotValid, TicketForAnotherEvent, or InvalidInput where neither is
 * given. Until when the ticket says that it is good is for those who cannot ask: here doors and registration decide, also when the event was moved.
 */
export function registrationShown({ eventId, ticket: text, registrationId }: Shown, verify: Verify): string {
  if (text === undefined) {
    if (registrationId === undefined) throw new InvalidInput({}, [{ pointer: '#/ticket', rule: 'isDefined' }]);
    return registrationId;
  }
  const ticket = verify(text);
  if (!ticket) throw new TicketNotValid();
  if (ticket.eventId !== eventId) throw new TicketForAnotherEvent();
  return ticket.registrationId;
}

/** The registration that is shown, good here or not; undefined where the ticket is none of ours. */
export const registrationIn = ({ ticket, registrationId }: Shown, verify: Verify): string | undefined =>
  ticket === undefined ? registrationId : verify(ticket)?.registrationId;

import { GetTicket, RegistrationIdBody, TicketView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertOwn } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { ticketOf } from './ticket';
import { TicketKeys } from './ticket-keys.provider';

@Handles(GetTicket)
export class GetTicketHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly keys: TicketKeys,
  ) {}

  async handle({ registrationId }: RegistrationIdBody, { actor }: MessageContext): Promise<TicketView> {
    const registration = await this.registrations.get(registrationId);
    assertOwn(registration, actor);
    const ticket = ticketOf(registration, await this.communityEvents.get(registration.eventId));
    return { ...ticket, expiresAt: ticket.expiresAt.toISOString(), text: this.keys.textOf(ticket) };
  }
}

import {
  RegisterForEvent,
  RegisterForEventBody,
  RegistrationConfirmed,
  RegistrationView,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { register } from './registration';
import { RegistrationStore } from './registration.store';
import { factOf, viewOf } from './registration.view';

@Handles(RegisterForEvent, {
  publishes: [RegistrationConfirmed, RegistrationWaitlisted],
  oneAtATimePer: ({ eventId }) => eventId,
})
export class RegisterForEventHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
  ) {}

  async handle({ eventId, partySize }: RegisterForEventBody, { actor, now, outbox }: MessageContext): Promise<RegistrationView> {
    const before = await this.communityEvents.get(eventId);
    const { communityEvent, registration } = register(before, { id: newId(), residentId: actor.id, size: partySize }, now);
    await this.registrations.insert(registration);
    await this.communityEvents.save(communityEvent);
    const fact = registration.status === 'confirmed' ? RegistrationConfirmed : RegistrationWaitlisted;
    outbox.publish(fact, factOf(registration, communityEvent));
    return viewOf(registration);
  }
}

import {
  CancelRegistration,
  RegistrationCancelled,
  RegistrationIdBody,
  RegistrationPromoted,
  RegistrationView,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOpen } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertOwn, withdraw } from './registration';
import { RegistrationStore } from './registration.store';
import { factOf, viewOf } from './registration.view';

@Handles(CancelRegistration, { publishes: [RegistrationCancelled, RegistrationPromoted] })
export class CancelRegistrationHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
  ) {}

  async handle({ registrationId }: RegistrationIdBody, { actor, now, outbox }: MessageContext): Promise<RegistrationView> {
    const before = await this.registrations.get(registrationId);
    assertOwn(before, actor);
    if (!before.active) return viewOf(before);
    const communityEvent = await this.communityEvents.get(before.eventId);
    assertOpen(communityEvent, now);
    const waiting = await this.registrations.firstWaiting(before.eventId, before.partySize + 1);
    const release = withdraw({ communityEvent, registration: before }, waiting);
    await this.communityEvents.save(release.communityEvent);
    await this.registrations.saveAll([release.registration, ...release.promoted]);
    outbox.publish(RegistrationCancelled, factOf(release.registration, release.communityEvent));
    for (const promoted of release.promoted) outbox.publish(RegistrationPromoted, factOf(promoted, release.communityEvent));
    return viewOf(release.registration);
  }
}

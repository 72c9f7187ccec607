import { PersonalDataErased, RegistrationCancelled, RegistrationPromoted } from '@linli/contracts/events';
import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { MessageContext, When } from '@linli/messaging';
import { isOpen } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { Registration, withdraw } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { factOf } from '../registrations/registration.view';

/** Gives back the places of somebody whose data are erased, so that others move up, and keeps what has been under a pseudonym. */
@When(AccountErasureStarted, 'erase-person-when-account-erasure-started', {
  publishes: [RegistrationCancelled, RegistrationPromoted, PersonalDataErased],
})
export class ErasePersonWhenAccountErasureStartedHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
  ) {}

  async handle({ erasureId, accountId, pseudonym }: AccountErasureStartedBody, context: MessageContext): Promise<void> {
    for (const registration of await this.registrations.activeOf(accountId)) await this.release(registration, context);
    const registrations = await this.registrations.pseudonymise(accountId, pseudonym);
    const organised = await this.communityEvents.pseudonymise(accountId, pseudonym);
    context.outbox.publish(PersonalDataErased, { erasureId, removed: 0, pseudonymised: registrations + organised });
  }

  /** What has begun is as it was. */
  private async release(registration: Registration, { now, outbox }: MessageContext): Promise<void> {
    const communityEvent = await this.communityEvents.get(registration.eventId);
    if (!isOpen(communityEvent, now)) return;
    const waiting = await this.registrations.firstWaiting(registration.eventId, registration.partySize + 1);
    const release = withdraw({ communityEvent, registration }, waiting);
    await this.communityEvents.save(release.communityEvent);
    await this.registrations.saveAll([release.registration, ...release.promoted]);
    outbox.publish(RegistrationCancelled, factOf(release.registration, release.communityEvent));
    for (const promoted of release.promoted) outbox.publish(RegistrationPromoted, factOf(promoted, release.communityEvent));
  }
}

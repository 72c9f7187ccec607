import { CommunityEventCancelled, CommunityEventCancelledBody } from '@linli/contracts/events';
import { When } from '@linli/messaging';
import { RegistrationStore } from './registration.store';

@When(CommunityEventCancelled, 'cancel-registrations-when-event-cancelled')
export class CancelRegistrationsWhenEventCancelledHandler {
  constructor(private readonly registrations: RegistrationStore) {}

  async handle({ communityEvent }: CommunityEventCancelledBody): Promise<void> {
    await this.registrations.cancelAllOf(communityEvent.id);
  }
}

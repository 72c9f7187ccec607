import { AccountPreferences, AccountPreferencesChanged } from '@linli/contracts/gateway';
import { When } from '@linli/messaging';
import { RecipientStore } from './recipient.store';

@When(AccountPreferencesChanged, 'follow-preferences-when-account-preferences-changed')
export class FollowPreferencesWhenAccountPreferencesChangedHandler {
  constructor(private readonly recipients: RecipientStore) {}

  async handle(preferences: AccountPreferences): Promise<void> {
    await this.recipients.prefer(preferences);
  }
}

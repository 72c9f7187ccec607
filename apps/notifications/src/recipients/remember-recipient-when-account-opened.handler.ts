import { AccountFact, AccountOpened } from '@linli/contracts/gateway';
import { When } from '@linli/messaging';
import { RecipientStore } from './recipient.store';

@When(AccountOpened, 'remember-recipient-when-account-opened')
export class RememberRecipientWhenAccountOpenedHandler {
  constructor(private readonly recipients: RecipientStore) {}

  async handle(account: AccountFact): Promise<void> {
    await this.recipients.remember(account);
  }
}

import { PersonalDataErased } from '@linli/contracts/business-service';
import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { MessageContext, When } from '@linli/messaging';
import { EnterpriseRequestStore } from '../enterprise-requests/enterprise-request.store';

/** Requests belong to their enterprise and unit, and stay; who took their steps is known by a pseudonym alone. */
@When(AccountErasureStarted, 'erase-person-when-account-erasure-started', { publishes: [PersonalDataErased] })
export class ErasePersonWhenAccountErasureStartedHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ erasureId, accountId, pseudonym }: AccountErasureStartedBody, { outbox }: MessageContext): Promise<void> {
    const pseudonymised = await this.requests.pseudonymise(accountId, pseudonym);
    outbox.publish(PersonalDataErased, { erasureId, removed: 0, pseudonymised });
  }
}

import { PersonalDataErased } from '@linli/contracts/business-service';
import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { MessageContext, When } from '@linli/messaging';
import { EnterpriseRequestStore } from '../enterprise-requests/enterprise-request.store';
import { EnterpriseStore } from '../register/enterprise.store';

/** Enterprises stay, and so do requests, which belong to them and to units; who registered, verified or took steps is known by a pseudonym alone. */
@When(AccountErasureStarted, 'erase-person-when-account-erasure-started', { publishes: [PersonalDataErased] })
export class ErasePersonWhenAccountErasureStartedHandler {
  constructor(
    private readonly requests: EnterpriseRequestStore,
    private readonly enterprises: EnterpriseStore,
  ) {}

  async handle({ erasureId, accountId, pseudonym }: AccountErasureStartedBody, { outbox }: MessageContext): Promise<void> {
    const requests = await this.requests.pseudonymise(accountId, pseudonym);
    const enterprises = await this.enterprises.pseudonymise(accountId, pseudonym);
    outbox.publish(PersonalDataErased, { erasureId, removed: 0, pseudonymised: requests + enterprises });
  }
}

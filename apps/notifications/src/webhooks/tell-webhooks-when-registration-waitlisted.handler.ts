import { RegistrationFact, RegistrationWaitlisted } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(RegistrationWaitlisted, 'tell-webhooks-when-registration-waitlisted')
export class TellWebhooksWhenRegistrationWaitlistedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: RegistrationFact, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.waitlisted', fact), context);
  }
}

import { RegistrationCancelled, RegistrationFact } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(RegistrationCancelled, 'tell-webhooks-when-registration-cancelled')
export class TellWebhooksWhenRegistrationCancelledHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: RegistrationFact, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.cancelled', fact), context);
  }
}

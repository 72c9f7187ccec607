import { RegistrationFact, RegistrationPromoted } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(RegistrationPromoted, 'tell-webhooks-when-registration-promoted')
export class TellWebhooksWhenRegistrationPromotedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: RegistrationFact, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.promoted', fact), context);
  }
}

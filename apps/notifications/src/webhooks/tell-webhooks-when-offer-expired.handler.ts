import { OfferExpired, RegistrationFact } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(OfferExpired, 'tell-webhooks-when-offer-expired')
export class TellWebhooksWhenOfferExpiredHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: RegistrationFact, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.offer-expired', fact), context);
  }
}

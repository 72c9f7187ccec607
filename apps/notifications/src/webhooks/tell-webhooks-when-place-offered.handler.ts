import { PlaceOffered, PlaceOfferedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(PlaceOffered, 'tell-webhooks-when-place-offered')
export class TellWebhooksWhenPlaceOfferedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: PlaceOfferedBody, context: MessageContext): Promise<void> {
    const { expiresAt: offeredUntil } = fact;
    await this.webhooks.tell(registrationNews('registration.offered', fact, { offeredUntil }), context);
  }
}

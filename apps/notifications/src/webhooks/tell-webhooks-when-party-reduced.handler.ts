import { PartyReduced, PartyReducedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(PartyReduced, 'tell-webhooks-when-party-reduced')
export class TellWebhooksWhenPartyReducedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: PartyReducedBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.changed', fact, { move: fact.move }), context);
  }
}

import { RegistrationConfirmed, RegistrationFact } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(RegistrationConfirmed, 'tell-webhooks-when-registration-confirmed')
export class TellWebhooksWhenRegistrationConfirmedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: RegistrationFact, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.confirmed', fact), context);
  }
}

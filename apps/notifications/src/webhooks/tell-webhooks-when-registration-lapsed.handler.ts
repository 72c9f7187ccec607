import { RegistrationLapsed, RegistrationLapsedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(RegistrationLapsed, 'tell-webhooks-when-registration-lapsed')
export class TellWebhooksWhenRegistrationLapsedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: RegistrationLapsedBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.lapsed', fact), context);
  }
}

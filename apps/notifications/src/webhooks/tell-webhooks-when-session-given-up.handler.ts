import { SessionGivenUp, SessionGivenUpBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { registrationNews } from './webhook';
import { WebhookTelling } from './webhook-telling.store';

@When(SessionGivenUp, 'tell-webhooks-when-session-given-up')
export class TellWebhooksWhenSessionGivenUpHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle(fact: SessionGivenUpBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell(registrationNews('registration.changed', fact), context);
  }
}

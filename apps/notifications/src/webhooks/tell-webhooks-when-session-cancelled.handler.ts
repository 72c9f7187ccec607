import { SessionCancelled, SessionCancelledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(SessionCancelled, 'tell-webhooks-when-session-cancelled')
export class TellWebhooksWhenSessionCancelledHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent, session }: SessionCancelledBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.changed', communityEvent, session: { ...session, status: 'cancelled' } }, context);
  }
}

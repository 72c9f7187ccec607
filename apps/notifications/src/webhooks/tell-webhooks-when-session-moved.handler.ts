import { SessionMoved, SessionMovedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(SessionMoved, 'tell-webhooks-when-session-moved')
export class TellWebhooksWhenSessionMovedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent, session }: SessionMovedBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.changed', communityEvent, session: { ...session, status: 'planned' } }, context);
  }
}

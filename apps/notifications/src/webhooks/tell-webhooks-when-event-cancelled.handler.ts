import { CommunityEventCancelled, CommunityEventCancelledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(CommunityEventCancelled, 'tell-webhooks-when-event-cancelled')
export class TellWebhooksWhenEventCancelledHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent }: CommunityEventCancelledBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.cancelled', communityEvent }, context);
  }
}

import { CommunityEventRescheduled, CommunityEventRescheduledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(CommunityEventRescheduled, 'tell-webhooks-when-event-rescheduled')
export class TellWebhooksWhenEventRescheduledHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent }: CommunityEventRescheduledBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.changed', communityEvent }, context);
  }
}

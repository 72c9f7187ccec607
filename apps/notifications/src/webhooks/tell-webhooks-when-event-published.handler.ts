import { CommunityEventPublished, CommunityEventPublishedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(CommunityEventPublished, 'tell-webhooks-when-event-published')
export class TellWebhooksWhenEventPublishedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent }: CommunityEventPublishedBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.published', communityEvent }, context);
  }
}

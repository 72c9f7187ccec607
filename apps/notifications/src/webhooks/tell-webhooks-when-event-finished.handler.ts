import { CommunityEventFinished, CommunityEventFinishedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(CommunityEventFinished, 'tell-webhooks-when-event-finished')
export class TellWebhooksWhenEventFinishedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent }: CommunityEventFinishedBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.finished', communityEvent }, context);
  }
}

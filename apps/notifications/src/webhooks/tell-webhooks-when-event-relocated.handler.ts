import { CommunityEventDetailsChanged, CommunityEventDetailsChangedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(CommunityEventDetailsChanged, 'tell-webhooks-when-event-relocated')
export class TellWebhooksWhenEventRelocatedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent, previousPlace }: CommunityEventDetailsChangedBody, context: MessageContext): Promise<void> {
    if (!previousPlace) return;
    await this.webhooks.tell({ kind: 'event.relocated', communityEvent, previousPlace }, context);
  }
}

import { CommunityEventPostponed, CommunityEventPostponedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { WebhookTelling } from './webhook-telling.store';

@When(CommunityEventPostponed, 'tell-webhooks-when-event-postponed')
export class TellWebhooksWhenEventPostponedHandler {
  constructor(private readonly webhooks: WebhookTelling) {}

  async handle({ communityEvent }: CommunityEventPostponedBody, context: MessageContext): Promise<void> {
    await this.webhooks.tell({ kind: 'event.postponed', communityEvent }, context);
  }
}

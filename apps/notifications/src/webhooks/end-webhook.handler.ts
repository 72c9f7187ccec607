import { ChangeRecorded, EndWebhook, WebhookIdBody, WebhookView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { WebhookDeliveryStore } from './delivery.store';
import { assertOwnArea, viewOf, Webhook } from './webhook';
import { WebhookStore } from './webhook.store';

@Handles(EndWebhook, { publishes: [ChangeRecorded], oneAtATimePer: ({ webhookId }) => webhookId })
export class EndWebhookHandler {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
  ) {}

  async handle({ webhookId }: WebhookIdBody, context: MessageContext): Promise<WebhookView> {
    const before = await this.webhooks.get(webhookId);
    assertOwnArea(before, context);
    if (before.status !== 'on') return viewOf(before);
    const webhook: Webhook = { ...before, status: 'ended' };
    await this.webhooks.setStatus(webhookId, webhook.status);
    await this.deliveries.giveUp(webhookId);
    context.outbox.record({ thing: 'webhook', before, after: webhook });
    return viewOf(webhook);
  }
}

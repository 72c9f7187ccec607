import {
  ChangeRecorded,
  ReplayWebhookDelivery,
  WebhookDeliveryIdBody,
  WebhookDeliveryView,
} from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { WebhookDeliveryStore } from './delivery.store';
import { assertOn, assertOwnArea, deliveryViewOf, replayed } from './webhook';
import { WebhookStore } from './webhook.store';

@Handles(ReplayWebhookDelivery, { publishes: [ChangeRecorded], oneAtATimePer: ({ webhookId }) => webhookId })
export class ReplayWebhookDeliveryHandler {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
  ) {}

  async handle({ webhookId, deliveryId }: WebhookDeliveryIdBody, context: MessageContext): Promise<WebhookDeliveryView> {
    const webhook = await this.webhooks.get(webhookId);
    assertOwnArea(webhook, context);
    assertOn(webhook);
    const delivery = await this.deliveries.get(deliveryId, webhookId);
    const again = replayed(delivery, context.now);
    await this.deliveries.settle(deliveryId, again);
    const { _id, status, nextAttemptAt } = again;
    const told = { _id, areaCode: webhook.areaCode, status, nextAttemptAt };
    context.outbox.record({
      thing: 'webhook-delivery',
      before: { ...told, status: delivery.status, nextAttemptAt: delivery.nextAttemptAt },
      after: told,
    });
    return deliveryViewOf(again);
  }
}

import { ListWebhookDeliveries, ListWebhookDeliveriesBody, WebhookDeliveryPage } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { WebhookDeliveryStore } from './delivery.store';
import { assertOwnArea, deliveryViewOf } from './webhook';
import { WebhookStore } from './webhook.store';

@Handles(ListWebhookDeliveries)
export class ListWebhookDeliveriesHandler {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
  ) {}

  async handle({ webhookId, ...query }: ListWebhookDeliveriesBody, context: MessageContext): Promise<WebhookDeliveryPage> {
    assertOwnArea(await this.webhooks.get(webhookId), context);
    const page = await this.deliveries.page(webhookId, query);
    return { ...page, items: page.items.map(deliveryViewOf) };
  }
}

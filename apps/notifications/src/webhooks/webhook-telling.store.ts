import { idOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { WebhookDeliveryStore } from './delivery.store';
import { deliveryOf, News, toldWith } from './webhook';
import { WebhookStore } from './webhook.store';

/** Queues news for the webhooks that are told of them; under one message once for each. */
@Injectable()
export class WebhookTelling {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
  ) {}

  async tell(news: News, { messageId, now }: { messageId: string; now: Date }): Promise<void> {
    const webhooks = await this.webhooks.onWith(toldWith(news.communityEvent.areaCode));
    const deliveries = webhooks.map(({ _id: webhookId }) => {
      const id = idOf('webhook delivery', messageId, webhookId);
      return deliveryOf(news, { id, webhookId, now });
    });
    await this.deliveries.queue(deliveries);
  }
}

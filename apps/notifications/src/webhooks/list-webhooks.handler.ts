import { ListWebhooks, ListWebhooksBody, WebhookPage } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOwnArea, viewOf } from './webhook';
import { WebhookStore } from './webhook.store';

@Handles(ListWebhooks)
export class ListWebhooksHandler {
  constructor(private readonly webhooks: WebhookStore) {}

  async handle(query: ListWebhooksBody, context: MessageContext): Promise<WebhookPage> {
    assertOwnArea(query, context);
    const page = await this.webhooks.page(query);
    return { ...page, items: page.items.map(viewOf) };
  }
}

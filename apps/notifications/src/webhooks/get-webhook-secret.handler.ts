import { GetWebhookSecret, WebhookIdBody, WebhookSecretView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOwnArea } from './webhook';
import { WebhookPost } from './webhook.provider';
import { WebhookStore } from './webhook.store';
import { oldSignsUntil } from './webhook-secret';

@Handles(GetWebhookSecret)
export class GetWebhookSecretHandler {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly post: WebhookPost,
  ) {}

  async handle({ webhookId }: WebhookIdBody, context: MessageContext): Promise<WebhookSecretView> {
    const webhook = await this.webhooks.get(webhookId);
    assertOwnArea(webhook, context);
    const oldUntil = oldSignsUntil(webhook, context.now);
    return { secret: this.post.secretOf(webhook), ...(oldUntil && { oldUntil: oldUntil.toISOString() }) };
  }
}

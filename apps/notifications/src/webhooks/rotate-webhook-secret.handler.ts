import { ChangeRecorded, RotateWebhookSecret, WebhookIdBody, WebhookView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { viewOf } from './webhook';
import { WebhookStore } from './webhook.store';
import { rotated } from './webhook-secret';

/** Answers without the secret, for answers are remembered. */
@Handles(RotateWebhookSecret, { publishes: [ChangeRecorded], oneAtATimePer: ({ webhookId }) => webhookId })
export class RotateWebhookSecretHandler {
  constructor(private readonly webhooks: WebhookStore) {}

  async handle({ webhookId }: WebhookIdBody, context: MessageContext): Promise<WebhookView> {
    const before = await this.webhooks.get(webhookId);
    const webhook = rotated(before, context);
    await this.webhooks.setSecret(webhook);
    context.outbox.record({ thing: 'webhook', before, after: webhook });
    return viewOf(webhook);
  }
}

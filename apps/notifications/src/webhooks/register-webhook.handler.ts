import {
  ChangeRecorded,
  MOST_WEBHOOKS,
  RegisterWebhook,
  RegisterWebhookBody,
  TooManyWebhooks,
  WebhookView,
} from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { assertOwnArea, register, viewOf } from './webhook';
import { WebhookPost } from './webhook.provider';
import { WebhookStore } from './webhook.store';

@Handles(RegisterWebhook, { publishes: [ChangeRecorded], oneAtATimePer: ({ areaCode }) => areaCode })
export class RegisterWebhookHandler {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly post: WebhookPost,
  ) {}

  async handle(body: RegisterWebhookBody, context: MessageContext): Promise<WebhookView> {
    assertOwnArea(body, context);
    await this.post.assertAddress(body.address);
    if ((await this.webhooks.countOn(body.areaCode)) >= MOST_WEBHOOKS) throw new TooManyWebhooks({ most: MOST_WEBHOOKS });
    const webhook = register(newId(), body, context);
    await this.webhooks.insert(webhook);
    context.outbox.record({ thing: 'webhook', after: webhook });
    return viewOf(webhook);
  }
}

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

  /** Names are resolved before the transaction: somebody else's name server may take its time. */
  async prepare(body: RegisterWebhookBody, asked: Pick<MessageContext, 'actor'>): Promise<void> {
    assertOwnArea(body, asked);
    await this.post.assertAddress(body.address);
  }

  async handle(body: RegisterWebhookBody, context: MessageContext): Promise<WebhookView> {
    if ((await this.webhooks.countOn(body.areaCode)) >= MOST_WEBHOOKS) throw new TooManyWebhooks({ most: MOST_WEBHOOKS });
    const webhook = register(newId(), body, context);
    await this.webhooks.insert(webhook);
    context.outbox.record({ thing: 'webhook', after: webhook });
    return viewOf(webhook);
  }
}

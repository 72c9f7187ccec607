import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { workOff } from '../due/work-off';
import { WebhookDeliveryStore } from './delivery.store';
import { Delivery, isGone, outcomeOf } from './webhook';
import { WebhookPost } from './webhook.provider';
import { WebhookStore } from './webhook.store';

const TICK_MS = 500;

/** Tells webhooks what is due, also what another replica has begun with and left. */
@Injectable()
export class SendWebhooksRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SendWebhooksRun.name);
  private readonly sending = new Recurring(
    () => this.sendDue(),
    ({ message }) => this.log.error(`Webhooks wait: ${message}`),
  );

  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly post: WebhookPost,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sending.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.sending.stop();
  }

  private sendDue(): Promise<void> {
    return workOff({
      take: () => this.deliveries.takeDue(this.clock.now()),
      work: (delivery) => this.send(delivery),
      isOver: () => this.sending.isStopped,
    });
  }

  /** What the webhook has to be told of the event before comes first. */
  private async send(delivery: Delivery): Promise<void> {
    const before = await this.deliveries.before(delivery);
    if (before) return this.deliveries.settle(delivery._id, { nextAttemptAt: before.nextAttemptAt });
    const webhook = await this.webhooks.get(delivery.webhookId);
    const answer = webhook.status === 'on' ? await this.post.post(webhook, delivery) : 0;
    const outcome = webhook.status === 'on' ? outcomeOf(delivery, answer, this.clock.now()) : { status: 'failed' as const };
    await this.deliveries.settle(delivery._id, outcome);
    if (isGone(answer)) await this.stop(delivery.webhookId);
    if (outcome.status !== 'queued') await this.deliveries.wakeNext(delivery, this.clock.now());
  }

  private async stop(webhookId: string): Promise<void> {
    await this.webhooks.setStatus(webhookId, 'gone');
    await this.deliveries.giveUp(webhookId);
  }
}

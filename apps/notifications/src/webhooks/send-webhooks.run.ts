import { Clock } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { WebhookDeliveryStore } from './delivery.store';
import { Delivery, isGone, outcomeOf } from './webhook';
import { WebhookPost } from './webhook.provider';
import { WebhookStore } from './webhook.store';

const TICK_MS = 500;
/** Posted at the same time. */
const AT_ONCE = 10;

/** Tells webhooks what is due, also what another replica has begun with and left. */
@Injectable()
export class SendWebhooksRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SendWebhooksRun.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly post: WebhookPost,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.running ??= this.sendDue().finally(() => {
      this.running = undefined;
    });
  }

  private async sendDue(): Promise<void> {
    try {
      while (!this.stopped && (await this.sendSome()) === AT_ONCE);
      this.failing = false;
    } catch (error) {
      // Said once for as long as it lasts; the next tick tries again.
      if (!this.failing) this.log.error(`Webhooks wait: ${(error as Error).message}`);
      this.failing = true;
    }
  }

  private async sendSome(): Promise<number> {
    const due: Delivery[] = [];
    for (let taken = await this.next(); taken; taken = due.length < AT_ONCE ? await this.next() : null) due.push(taken);
    await Promise.all(due.map((delivery) => this.send(delivery)));
    return due.length;
  }

  private next(): Promise<Delivery | null> {
    return this.deliveries.takeDue(this.clock.now());
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

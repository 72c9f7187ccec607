import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { Shares } from '../due/shares';
import { WebhookDeliveryStore } from './delivery.store';
import { DeliveryTurns } from './delivery-turn.store';
import { Delivery, isGone, outcomeOf } from './webhook';
import { WebhookPost } from './webhook.provider';
import { WebhookStore } from './webhook.store';

const TICK_MS = 500;
/** What is told at the same time, and of it to one webhook: an address that does not answer holds up nobody else's. */
const AT_ONCE = { inAll: 20, each: 4 };

/** Tells webhooks what is due, also what another replica has begun with and left. */
@Injectable()
export class SendWebhooksRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SendWebhooksRun.name);
  private readonly complain = ({ message }: Error) => this.log.error(`Webhooks wait: ${message}`);
  private readonly givingTurns = new Recurring(() => this.giveTurns(), this.complain);
  private readonly sending = new Recurring(() => this.beginWhatIsDue(), this.complain);
  private readonly shares = new Shares(AT_ONCE);

  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly turns: DeliveryTurns,
    private readonly post: WebhookPost,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.givingTurns.start(TICK_MS);
    this.sending.start(TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.givingTurns.stop();
    await this.sending.stop();
    await this.shares.allOver();
  }

  private async giveTurns(): Promise<void> {
    while (!this.givingTurns.isStopped && (await this.turns.giveChanged(this.clock.now()))) void this.sending.wake();
  }

  /** As much as there is room for; each that ends makes room for another. */
  private async beginWhatIsDue(): Promise<void> {
    while (!this.shares.isFull && !this.sending.isStopped) {
      const delivery = await this.deliveries.takeDue(this.clock.now(), this.shares.served);
      if (!delivery) return;
      const over = this.shares.begin(delivery.webhookId, () => this.send(delivery).catch(this.complain));
      void over.then(() => this.sending.wake());
    }
  }

  /** What the webhook has to be told of the event before comes first. */
  private async send(delivery: Delivery): Promise<void> {
    if (!(await this.turns.isOf(delivery))) return this.turns.await(delivery, this.clock.now());
    const webhook = await this.webhooks.get(delivery.webhookId);
    const answer = webhook.status === 'on' ? await this.post.post(webhook, delivery) : 0;
    const outcome = webhook.status === 'on' ? outcomeOf(delivery, answer, this.clock.now()) : { status: 'failed' as const };
    await this.deliveries.settle(delivery._id, outcome);
    if (isGone(answer)) await this.stop(delivery.webhookId);
    if (outcome.status !== 'queued') await this.turns.give(delivery, this.clock.now());
  }

  private async stop(webhookId: string): Promise<void> {
    await this.webhooks.setStatus(webhookId, 'gone');
    await this.deliveries.giveUp(webhookId);
  }
}

import { PageQuery } from '@linli/contracts';
import { WebhookNotFound } from '@linli/contracts/notifications';
import { insertionIfNew, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { turnChanged } from './delivery-turn.store';
import { ATTEMPT_MS, Delivery } from './webhook';
import { WEBHOOK_DELIVERY } from './webhook.schema';

@Injectable()
export class WebhookDeliveryStore {
  constructor(@InjectModel(WEBHOOK_DELIVERY) private readonly deliveries: Model<Delivery>) {}

  /** Keeps them to be sent, each when its turn comes; those that are there stay as they are. */
  async queue(deliveries: readonly Delivery[]): Promise<void> {
    const queued = deliveries.map((delivery) => insertionIfNew({ ...delivery, ...turnChanged() }));
    if (queued.length > 0) await this.deliveries.bulkWrite(queued);
  }

  /** Throws WebhookNotFound. */
  async get(id: string, webhookId: string): Promise<Delivery> {
    const found = await this.deliveries.findOne({ _id: id, webhookId }).lean<Delivery>();
    if (!found) throw new WebhookNotFound();
    return found;
  }

  page(webhookId: string, { limit, after }: PageQuery): Promise<Page<Delivery>> {
    return pageOf(this.deliveries, { webhookId }, { limit, after, by: 'queuedAt', direction: -1 });
  }

  /** One that is due, of none of the webhooks to be left out; no other replica takes it until the attempt must be over. */
  takeDue(now: Date, leftOut: readonly string[]): Promise<Delivery | null> {
    const webhookId = { $nin: [...leftOut] };
    return this.deliveries
      .findOneAndUpdate(
        { status: 'queued', nextAttemptAt: { $lte: now }, ...(leftOut.length > 0 && { webhookId }) },
        { $set: { nextAttemptAt: new Date(now.getTime() + 2 * ATTEMPT_MS) } },
        { sort: { nextAttemptAt: 1 }, returnDocument: 'before' },
      )
      .lean<Delivery>();
  }

  /** After one that is not queued any more it is the turn of another. */
  async settle(id: string, outcome: Partial<Delivery>): Promise<void> {
    const settled = { ...outcome, ...(outcome.status !== 'queued' && turnChanged()) };
    await this.deliveries.updateOne({ _id: id }, { $set: settled });
  }

  /** What has not been told will not be. */
  async giveUp(webhookId: string): Promise<void> {
    await this.deliveries.updateMany({ webhookId, status: 'queued' }, { $set: { status: 'failed' } });
  }
}

import { PageQuery } from '@linli/contracts';
import { WebhookNotFound } from '@linli/contracts/notifications';
import { insertionIfNew, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ATTEMPT_MS, Delivery } from './webhook';
import { WEBHOOK_DELIVERY } from './webhook.schema';

@Injectable()
export class WebhookDeliveryStore {
  constructor(@InjectModel(WEBHOOK_DELIVERY) private readonly deliveries: Model<Delivery>) {}

  /** Keeps them to be sent; those that are there stay as they are. */
  async queue(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length > 0) await this.deliveries.bulkWrite(deliveries.map(insertionIfNew));
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

  /** One that is due; no other replica takes it until the attempt must be over. */
  takeDue(now: Date): Promise<Delivery | null> {
    return this.deliveries
      .findOneAndUpdate(
        { status: 'queued', nextAttemptAt: { $lte: now } },
        { $set: { nextAttemptAt: new Date(now.getTime() + 2 * ATTEMPT_MS) } },
        { sort: { nextAttemptAt: 1 }, returnDocument: 'before' },
      )
      .lean<Delivery>();
  }

  /** The oldest that the webhook has still to be told of the event before this one. */
  before({ webhookId, eventId, queuedAt }: Delivery): Promise<Delivery | null> {
    const earlier = { webhookId, eventId, status: 'queued' as const, queuedAt: { $lt: queuedAt } };
    return this.deliveries.findOne(earlier).sort({ queuedAt: 1 }).lean<Delivery>();
  }

  async settle(id: string, outcome: Partial<Delivery>): Promise<void> {
    await this.deliveries.updateOne({ _id: id }, { $set: outcome });
  }

  /** Those that waited for one that is settled are due. */
  async wakeNext({ webhookId, eventId }: Delivery, now: Date): Promise<void> {
    const waiting = { webhookId, eventId, status: 'queued' as const, attempts: 0 };
    await this.deliveries.updateMany(waiting, { $set: { nextAttemptAt: now } });
  }

  /** What has not been told will not be. */
  async giveUp(webhookId: string): Promise<void> {
    await this.deliveries.updateMany({ webhookId, status: 'queued' }, { $set: { status: 'failed' } });
  }
}

import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Delivery } from './webhook';
import { WEBHOOK_DELIVERY } from './webhook.schema';

/** What a webhook has to be told of one event, one after the other. */
type Queue = Pick<Delivery, 'webhookId' | 'eventId'>;

const OLDEST_FIRST = { queuedAt: 1, _id: 1 } as const;
const SOME = 500;

/** To be written together with whatever may change whose turn it is: should nobody come to give it, it is found and given later. */
export const turnChanged = () => ({ turnChanged: newId() });

/** Whose turn it is: of what a webhook has to be told of one event, the oldest alone is due. */
@Injectable()
export class DeliveryTurns {
  constructor(@InjectModel(WEBHOOK_DELIVERY) private readonly deliveries: Model<Delivery>) {}

  async isOf({ _id, ...queue }: Delivery): Promise<boolean> {
    const oldest = await this.deliveries.findOne(queued(queue), { _id: 1 }).sort(OLDEST_FIRST).lean<Delivery>();
    return oldest?._id === _id;
  }

  /** The oldest is due, unless it is being told or waits for another attempt; again as often as one likes. */
  async give(queue: Queue, now: Date): Promise<void> {
    const due = { $max: { nextAttemptAt: now } };
    await this.deliveries.findOneAndUpdate(queued(queue), due, { sort: OLDEST_FIRST, projection: { _id: 1 } }).lean();
  }

  /** It is not due before its turn comes. */
  async await({ _id, ...queue }: Delivery, now: Date): Promise<void> {
    await this.deliveries.updateOne({ _id, status: 'queued' }, { $unset: { nextAttemptAt: 1 }, $set: turnChanged() });
    await this.give(queue, now);
  }

  /** Gives turns where they may have changed; false where there was nothing to do. */
  async giveChanged(now: Date): Promise<boolean> {
    const fields = { webhookId: 1, eventId: 1, turnChanged: 1 };
    const changed = await this.deliveries
      .find({ turnChanged: { $gt: '' } }, fields)
      .limit(SOME)
      .lean<Delivery[]>();
    const queues = new Map(changed.map((one) => [`${one.webhookId} ${one.eventId}`, one]));
    for (const queue of queues.values()) await this.give(queue, now);
    if (changed.length > 0) await this.deliveries.bulkWrite(changed.map(withoutMark), { ordered: false });
    return changed.length > 0;
  }
}

const queued = ({ webhookId, eventId }: Queue) => ({ webhookId, eventId, status: 'queued' as const });

/** What has changed once more meanwhile stays marked. */
const withoutMark = ({ _id, turnChanged: mark }: Delivery) => ({
  updateOne: { filter: { _id, turnChanged: mark }, update: { $unset: { turnChanged: 1 as const } } },
});

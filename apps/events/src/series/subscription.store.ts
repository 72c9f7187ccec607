import { PageQuery } from '@linli/contracts';
import { TooManySubscriptions } from '@linli/contracts/events';
import { idOf, insertionIfNew, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { MOST_SUBSCRIPTIONS, Subscription } from './subscription';
import { SUBSCRIPTION } from './subscription.schema';

type Who = Pick<Subscription, 'seriesId' | 'personId'>;

@Injectable()
export class SubscriptionStore {
  constructor(@InjectModel(SUBSCRIPTION) private readonly subscriptions: Model<Subscription>) {}

  /** One that is there already stays as it is; throws TooManySubscriptions. */
  async add({ seriesId, personId }: Who, since: Date): Promise<void> {
    const _id = idOf('subscription', seriesId, personId);
    const most = { most: MOST_SUBSCRIPTIONS };
    const others = await this.subscriptions.countDocuments({ personId, _id: { $ne: _id } });
    if (others >= MOST_SUBSCRIPTIONS) throw new TooManySubscriptions(most);
    await this.subscriptions.bulkWrite([insertionIfNew({ _id, seriesId, personId, since })]);
  }

  async remove({ seriesId, personId }: Who): Promise<void> {
    await this.subscriptions.deleteOne({ seriesId, personId });
  }

  /** Newest first. */
  pageOfPerson(personId: string, { limit, after }: PageQuery): Promise<Page<Subscription>> {
    return pageOf(this.subscriptions, { personId }, { limit, after, by: 'since', direction: -1 });
  }

  /** So many subscribers of the series, in the order of their ids, from the first or from the one after. */
  async subscribersOf(seriesId: string, { after = '', most }: { after?: string; most: number }): Promise<string[]> {
    const found = await this.subscriptions
      .find({ seriesId, personId: { $gt: after } }, { personId: 1, _id: 0 })
      .sort({ seriesId: 1, personId: 1 })
      .limit(most)
      .lean<Pick<Subscription, 'personId'>[]>();
    return found.map(({ personId }) => personId);
  }

  /** Ends everything that the person is subscribed to; tells how many series that were. */
  async removeOf(personId: string): Promise<number> {
    const { deletedCount } = await this.subscriptions.deleteMany({ personId });
    return deletedCount;
  }
}

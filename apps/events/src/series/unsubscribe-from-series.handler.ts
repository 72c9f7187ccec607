import { SeriesIdBody, SubscriptionStateView, UnsubscribeFromSeries } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { SubscriptionStore } from './subscription.store';

@Handles(UnsubscribeFromSeries)
export class UnsubscribeFromSeriesHandler {
  constructor(private readonly subscriptions: SubscriptionStore) {}

  async handle({ seriesId }: SeriesIdBody, { actor }: MessageContext): Promise<SubscriptionStateView> {
    await this.subscriptions.remove({ seriesId, personId: actor.id });
    return { seriesId, subscribed: false };
  }
}

import { SeriesIdBody, SubscribeToSeries, SubscriptionStateView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { assertIsOpen } from './series';
import { SeriesStore } from './series.store';
import { SubscriptionStore } from './subscription.store';

@Handles(SubscribeToSeries)
export class SubscribeToSeriesHandler {
  constructor(
    private readonly series: SeriesStore,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  async handle({ seriesId }: SeriesIdBody, { actor, now }: MessageContext): Promise<SubscriptionStateView> {
    assertIsOpen(await this.series.get(seriesId));
    await this.subscriptions.add({ seriesId, personId: actor.id }, now);
    return { seriesId, subscribed: true };
  }
}

import { PageQuery } from '@linli/contracts';
import { ListMySubscriptions, SubscriptionPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { viewOf } from './series';
import { SeriesStore } from './series.store';
import { SubscriptionStore } from './subscription.store';

@Handles(ListMySubscriptions)
export class ListMySubscriptionsHandler {
  constructor(
    private readonly series: SeriesStore,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<SubscriptionPage> {
    const page = await this.subscriptions.pageOfPerson(actor.id, query);
    const known = await this.series.among(page.items.map(({ seriesId }) => seriesId));
    const items = page.items.flatMap(({ seriesId, since }) => {
      const series = known.get(seriesId);
      return series ? [{ series: viewOf(series), since: since.toISOString() }] : [];
    });
    return { ...page, items };
  }
}

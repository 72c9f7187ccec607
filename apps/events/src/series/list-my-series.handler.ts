import { PageQuery } from '@linli/contracts';
import { ListMySeries, SeriesPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { viewOf } from './series';
import { SeriesStore } from './series.store';

@Handles(ListMySeries)
export class ListMySeriesHandler {
  constructor(private readonly series: SeriesStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<SeriesPage> {
    const page = await this.series.pageOfOrganiser(actor.id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}

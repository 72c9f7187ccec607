import { ListSeries, ListSeriesBody, SeriesPage } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { viewOf } from './series';
import { SeriesStore } from './series.store';

@Handles(ListSeries)
export class ListSeriesHandler {
  constructor(private readonly series: SeriesStore) {}

  async handle(query: ListSeriesBody): Promise<SeriesPage> {
    const page = await this.series.page(query);
    return { ...page, items: page.items.map(viewOf) };
  }
}

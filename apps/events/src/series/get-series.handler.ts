import { GetSeries, SeriesIdBody, SeriesView } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { viewOf } from './series';
import { SeriesStore } from './series.store';

@Handles(GetSeries)
export class GetSeriesHandler {
  constructor(private readonly series: SeriesStore) {}

  async handle({ seriesId }: SeriesIdBody): Promise<SeriesView> {
    return viewOf(await this.series.get(seriesId));
  }
}

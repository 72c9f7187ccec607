import { ChangeRecorded, EndSeries, SeriesIdBody, SeriesView } from '@linli/contracts/events';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { end, recordOf, viewOf } from './series';
import { SeriesStore } from './series.store';

@Handles(EndSeries, { publishes: [ChangeRecorded], oneAtATimePer: ({ seriesId }) => seriesId })
export class EndSeriesHandler {
  constructor(private readonly series: SeriesStore) {}

  async handle({ seriesId }: SeriesIdBody, context: MessageContext): Promise<SeriesView> {
    const before = await this.series.get(seriesId);
    assertExpected(context, before.revision);
    const series = end(before, context);
    if (series === before) return viewOf(before);
    await this.series.save(before, series);
    context.outbox.record({ thing: 'series', before: recordOf(before), after: recordOf(series) });
    return viewOf(series);
  }
}

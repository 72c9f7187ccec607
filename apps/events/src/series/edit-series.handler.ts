import { ChangeRecorded, EditSeries, EditSeriesBody, SeriesView } from '@linli/contracts/events';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { edit, recordOf, viewOf } from './series';
import { SeriesStore } from './series.store';

@Handles(EditSeries, { publishes: [ChangeRecorded], oneAtATimePer: ({ seriesId }) => seriesId })
export class EditSeriesHandler {
  constructor(private readonly series: SeriesStore) {}

  async handle(command: EditSeriesBody, context: MessageContext): Promise<SeriesView> {
    const before = await this.series.get(command.seriesId);
    assertExpected(context, before.revision);
    const series = edit(before, command, context);
    await this.series.save(before, series);
    context.outbox.record({ thing: 'series', before: recordOf(before), after: recordOf(series) });
    return viewOf(series);
  }
}

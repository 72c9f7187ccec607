import { ChangeRecorded, CreateSeries, CreateSeriesBody, SeriesView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { open, recordOf, viewOf } from './series';
import { SeriesStore } from './series.store';

@Handles(CreateSeries, { publishes: [ChangeRecorded] })
export class CreateSeriesHandler {
  constructor(private readonly series: SeriesStore) {}

  async handle(command: CreateSeriesBody, context: MessageContext): Promise<SeriesView> {
    const series = open(newId(), command, context);
    await this.series.insert(series);
    context.outbox.record({ thing: 'series', after: recordOf(series) });
    return viewOf(series);
  }
}

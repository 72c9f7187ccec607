import { Readable } from 'node:stream';
import { Actor, Language } from '@linli/contracts';
import { GetStopList, GetStopListBody } from '@linli/contracts/events';
import { ExportFormat } from '@linli/contracts/gateway';
import { Clock, MessageClient, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { DataAccesses } from '../data-accesses/data-accesses';
import { rowsOf, STOP_LIST_COLUMNS } from './stop-list-table';
import { tableOf } from './table-file';

/** Which run, for whom, and how. */
export interface WantedRun {
  readonly run: Pick<GetStopListBody, 'eventId' | 'session'>;
  readonly by: Actor;
  readonly format: ExportFormat;
  readonly language: Language;
}

/** The driver's list of a run as a table that leaves Linli, with names in full; that somebody took it is recorded. */
@Injectable()
export class StopListExport {
  constructor(
    private readonly client: MessageClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accesses: DataAccesses,
  ) {}

  /** The table as a stream; throws what the list is refused with before it begins. */
  async tableOf({ run, by, format, language }: WantedRun): Promise<Readable> {
    const list = await this.client.ask(GetStopList, { ...run, full: true }, { actor: by });
    await this.accesses.record('exportStopList', list, by);
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      const { eventId: thingId, ...rest } = run;
      outbox.record({ thing: 'stop-list', thingId, after: { ...rest, format } });
    });
    const first = { items: rowsOf(list, language) };
    return tableOf({ first, after: async () => first }, { columns: STOP_LIST_COLUMNS, rowOf: (row) => row, format, language });
  }
}

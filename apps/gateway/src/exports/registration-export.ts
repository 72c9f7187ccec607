import { Readable } from 'node:stream';
import { Actor, Language } from '@linli/contracts';
import { ListRegistrations, ListRegistrationsBody, RegistrationPage } from '@linli/contracts/events';
import { ExportFormat } from '@linli/contracts/gateway';
import { Clock, MessageClient, UnitOfWork } from '@linli/messaging';
import { csvOf, xlsxOf } from '@linli/tables';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { DataAccesses } from '../data-accesses/data-accesses';
import { REGISTRATION_COLUMNS, rowOf } from './registration-table';

const ROWS_AT_A_TIME = 100;
/** A list that is longer ends here: more than any square holds. */
export const MOST_ROWS = 50_000;

const WRITERS = { csv: csvOf, xlsx: xlsxOf } as const;

/** Which registrations, for whom, and how. */
export interface Wanted {
  readonly filter: Pick<ListRegistrationsBody, 'eventId' | 'status'>;
  readonly by: Actor;
  readonly format: ExportFormat;
  readonly language: Language;
}

/** Registrations of an event as a table that leaves Linli; that somebody took it is recorded. */
@Injectable()
export class RegistrationExport {
  constructor(
    private readonly client: MessageClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accesses: DataAccesses,
  ) {}

  /** The table as a stream; throws EventNotFound, OutsideOwnArea or ServiceUnavailable before it begins. */
  async tableOf({ filter, by, format, language }: Wanted): Promise<Readable> {
    // A page is recorded as looked at before any of it leaves.
    const ask = async (after?: string) => {
      const page = await this.client.ask(ListRegistrations, { ...filter, limit: ROWS_AT_A_TIME, after }, { actor: by });
      await this.accesses.record('exportRegistrations', page, by);
      return page;
    };
    const first = await ask();
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      const { eventId: thingId, ...rest } = filter;
      outbox.record({ thing: 'registrations', thingId, after: { ...rest, format } });
    });
    return WRITERS[format](REGISTRATION_COLUMNS, rowsOf(first, ask, language), language);
  }
}

async function* rowsOf(first: RegistrationPage, ask: (after: string) => Promise<RegistrationPage>, language: Language) {
  let [page, rows] = [first, 0];
  for (;;) {
    for (const registration of page.items) yield rowOf(registration, language);
    rows += page.items.length;
    if (page.next === undefined || rows >= MOST_ROWS) return;
    page = await ask(page.next);
  }
}

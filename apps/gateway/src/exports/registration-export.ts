import { Readable } from 'node:stream';
import { Actor, Language } from '@linli/contracts';
import { ListRegistrations, ListRegistrationsBody } from '@linli/contracts/events';
import { ExportFormat } from '@linli/contracts/gateway';
import { Clock, MessageClient, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { DataAccesses } from '../data-accesses/data-accesses';
import { REGISTRATION_COLUMNS, rowOf } from './registration-table';
import { ROWS_AT_A_TIME, tableOf } from './table-file';

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
    const writing = { columns: REGISTRATION_COLUMNS, format, language };
    return tableOf({ first, after: ask }, { ...writing, rowOf: (registration) => rowOf(registration, language) });
  }
}

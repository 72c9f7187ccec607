import { Readable } from 'node:stream';
import { Actor, Language } from '@linli/contracts';
import { GetCommunityEvent, GetSessionRoll, GetSessionRollBody } from '@linli/contracts/events';
import { ExportFormat } from '@linli/contracts/gateway';
import { Clock, MessageClient, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { CalendarZones } from '../calendars/calendar-zones';
import { DataAccesses } from '../data-accesses/data-accesses';
import { rowOf, SESSION_ROLL_COLUMNS } from './session-roll-table';
import { ROWS_AT_A_TIME, tableOf } from './table-file';

/** Which session, for whom, and how. */
export interface WantedRoll {
  readonly of: Pick<GetSessionRollBody, 'eventId' | 'session'>;
  readonly by: Actor;
  readonly format: ExportFormat;
  readonly language: Language;
}

/** The roll of a session as a table that leaves Linli, with names in full; that somebody took it is recorded. */
@Injectable()
export class SessionRollExport {
  constructor(
    private readonly client: MessageClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accesses: DataAccesses,
    private readonly zones: CalendarZones,
  ) {}

  /** The table as a stream; throws what the roll is refused with before it begins. */
  async tableOf({ of, by, format, language }: WantedRoll): Promise<Readable> {
    // A page is recorded as looked at before any of it leaves.
    const ask = async (after?: string) => {
      const page = await this.client.ask(GetSessionRoll, { ...of, full: true, limit: ROWS_AT_A_TIME, after }, { actor: by });
      await this.accesses.record('exportSessionRoll', page, by);
      return page;
    };
    const first = await ask();
    const { areaCode } = await this.client.ask(GetCommunityEvent, { eventId: of.eventId }, { actor: by });
    const timeZone = (await this.zones.among([areaCode]))(areaCode);
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      const { eventId: thingId, session } = of;
      outbox.record({ thing: 'session-roll', thingId, after: { session, format } });
    });
    const telling = { language, timeZone };
    const writing = { columns: SESSION_ROLL_COLUMNS, format, language };
    return tableOf({ first, after: ask }, { ...writing, rowOf: (line) => rowOf(line, telling) });
  }
}

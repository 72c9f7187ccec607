import { Readable } from 'node:stream';
import { Actor, BilingualTitle, Language } from '@linli/contracts';
import {
  GetAttendance,
  GetCommunityEvent,
  GetSignUpForm,
  ListRegistrations,
  ListRegistrationsBody,
  RegistrationView,
} from '@linli/contracts/events';
import { ExportFormat } from '@linli/contracts/gateway';
import { Clock, MessageClient, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { DataAccesses } from '../data-accesses/data-accesses';
import { ExportSurroundings } from './export-surroundings';
import { cellsOf, columnsOf } from './form-columns';
import { registrationColumns, rowOf, walkInsOf } from './registration-table';
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
    private readonly surroundings: ExportSurroundings,
  ) {}

  /** The table as a stream; throws EventNotFound, OutsideOwnArea or ServiceUnavailable before it begins. */
  async tableOf({ filter, by, format, language }: Wanted): Promise<Readable> {
    const enterprises = new Map<string, BilingualTitle>();
    // A page is recorded as looked at before any of it leaves.
    const ask = async (after?: string) => {
      const part = { ...filter, full: true, limit: ROWS_AT_A_TIME, after };
      const page = await this.client.ask(ListRegistrations, part, { actor: by });
      await this.accesses.record('exportRegistrations', page, by);
      await this.surroundings.learnNames(page.items, enterprises);
      return page;
    };
    const first = await ask();
    const { eventId } = filter;
    const below = await this.belowOf({ filter, by, language });
    const form = await this.client.ask(GetSignUpForm, { eventId }, { actor: by });
    const communityEvent = await this.client.ask(GetCommunityEvent, { eventId }, { actor: by });
    const timeZone = await this.surroundings.zoneOf(communityEvent.areaCode);
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      const { eventId: thingId, ...rest } = filter;
      outbox.record({ thing: 'registrations', thingId, after: { ...rest, format } });
    });
    const writing = { columns: [...registrationColumns(timeZone), ...columnsOf(form)], format, language, below };
    const whole = (one: RegistrationView) => ({
      ...rowOf(one, { communityEvent, enterprises, language, timeZone }),
      ...cellsOf(one.form, { form, language }),
    });
    return tableOf({ first, after: ask }, { ...writing, rowOf: whole });
  }

  /** Of all registrations alone: nobody without one has any of their statuses. */
  private async belowOf({ filter, by, language }: Omit<Wanted, 'format'>): Promise<object[]> {
    if (filter.status !== undefined) return [];
    const { walkIns } = await this.client.ask(GetAttendance, { eventId: filter.eventId }, { actor: by });
    return walkInsOf(walkIns, language);
  }
}

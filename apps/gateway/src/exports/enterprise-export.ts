import { Readable } from 'node:stream';
import { Actor, actsInArea, Language, OutsideOwnArea } from '@linli/contracts';
import { ListEnterprises, ListEnterprisesBody } from '@linli/contracts/business-service';
import { ExportFormat } from '@linli/contracts/gateway';
import { Clock, MessageClient, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { ENTERPRISE_COLUMNS, rowOf } from './enterprise-table';
import { ROWS_AT_A_TIME, tableOf } from './table-file';

/** Which enterprises, for whom, and how. */
export interface WantedEnterprises {
  readonly filter: Pick<ListEnterprisesBody, 'areaCode' | 'verification'>;
  readonly by: Actor;
  readonly format: ExportFormat;
  readonly language: Language;
}

/** Enterprises of an area as a table that leaves Linli, for its administrators; that somebody took it is recorded. There is nobody in it. */
@Injectable()
export class EnterpriseExport {
  constructor(
    private readonly client: MessageClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The table as a stream; throws OutsideOwnArea or ServiceUnavailable before it begins. */
  async tableOf({ filter, by, format, language }: WantedEnterprises): Promise<Readable> {
    // The list is for other staff too: who is one of those elsewhere and administrator here takes what is here.
    if (!actsInArea(by, filter.areaCode, 'administrator')) throw new OutsideOwnArea();
    const ask = (after?: string) => this.client.ask(ListEnterprises, { ...filter, limit: ROWS_AT_A_TIME, after }, { actor: by });
    const first = await ask();
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      const { areaCode, ...rest } = filter;
      outbox.record({ thing: 'enterprises', thingId: areaCode, areaCode, after: { ...rest, format } });
    });
    const writing = { columns: ENTERPRISE_COLUMNS, format, language };
    return tableOf({ first, after: ask }, { ...writing, rowOf: (enterprise) => rowOf(enterprise, language) });
  }
}

import { Actor, OutsideOwnArea } from '@linli/contracts';
import { ListAuditBody } from '@linli/contracts/gateway';
import { Clock, UnitOfWork } from '@linli/messaging';
import { Page } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { AuditRecord, administeredBy } from './audit-record';
import { AuditRecordStore } from './audit-record.store';

/** Reading in the audit, which is itself recorded. */
@Injectable()
export class AuditReading {
  constructor(
    private readonly records: AuditRecordStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The changes of things in the reader's areas; throws OutsideOwnArea for another one, InvalidInput for a cursor of somebody else's making. */
  async read(query: ListAuditBody, by: Actor): Promise<Page<AuditRecord>> {
    const page = await this.records.page(query, areasFor(query, by));
    const { after, limit, sort, ...filters } = query;
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      const seen = { ...filters, records: page.items.length };
      outbox.record({ thing: 'audit', thingId: 'audit', after: seen });
    });
    return page;
  }
}

function areasFor({ areaCode }: ListAuditBody, by: Actor): string[] {
  const own = administeredBy(by);
  if (areaCode === undefined) return own;
  if (!own.some((code) => areaCode.startsWith(code))) throw new OutsideOwnArea();
  return [areaCode];
}

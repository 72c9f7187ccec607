import { ListAuditBody } from '@linli/contracts/gateway';
import { insertionIfNew, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { GatewayConfig } from '../config';
import { AuditRecord } from './audit-record';
import { AUDIT_RECORD, StoredAuditRecord } from './audit-record.schema';
import { USUAL_DAYS } from './audit-settings';

const DAY_MS = 24 * 3_600_000;

/** What is kept here is added to and read, never changed. */
@Injectable()
export class AuditRecordStore {
  constructor(
    @InjectModel(AUDIT_RECORD) private readonly records: Model<StoredAuditRecord>,
    private readonly config: GatewayConfig,
  ) {}

  /** Adds those that are new; one that is there stays as it is. */
  async addAll(records: readonly AuditRecord[]): Promise<void> {
    const keptUntil = new Date(Date.now() + (this.config.AUDIT_KEPT_DAYS ?? USUAL_DAYS) * DAY_MS);
    await this.records.bulkWrite(records.map((record) => insertionIfNew<StoredAuditRecord>({ ...record, keptUntil })));
  }

  /** Newest first, of things within these areas, none of which lies in another. */
  page(
    { actorId, thingId, operation, from, to, limit, after }: ListAuditBody,
    areas: readonly string[],
  ): Promise<Page<AuditRecord>> {
    const filter = {
      areas: areas.length === 1 ? areas[0] : { $in: areas },
      ...(actorId !== undefined && { actorId }),
      ...(thingId !== undefined && { thingId }),
      ...(operation !== undefined && { operation }),
      ...((from !== undefined || to !== undefined) && { at: between(from, to) }),
    };
    return pageOf(this.records, filter as QueryFilter<StoredAuditRecord>, { limit, after, by: 'at', direction: -1 });
  }
}

const between = (from: string | undefined, to: string | undefined) => ({
  ...(from !== undefined && { $gte: new Date(from) }),
  ...(to !== undefined && { $lt: new Date(to) }),
});

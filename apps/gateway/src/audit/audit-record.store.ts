import { EVERYWHERE, PageQuery, ServiceName } from '@linli/contracts';
import { ListAuditBody } from '@linli/contracts/gateway';
import { orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { GatewayConfig } from '../config';
import { beginningOf, Link, Linked, linkedAfter, markedWith } from './audit-chain';
import { AuditRecord } from './audit-record';
import { AUDIT_END, AUDIT_RECORD, AuditEnd, StoredAuditRecord } from './audit-record.schema';
import { USUAL_DAYS } from './audit-settings';

const DAY_MS = 24 * 3_600_000;

/** What is kept here is added to and read, never changed. */
@Injectable()
export class AuditRecordStore {
  constructor(
    @InjectModel(AUDIT_RECORD) private readonly records: Model<StoredAuditRecord>,
    @InjectModel(AUDIT_END) private readonly ends: Model<AuditEnd>,
    private readonly config: GatewayConfig,
  ) {}

  /** Adds those that are new to the chain of the service; one that is there stays as it is. Of two who add at once one fails and adds again. */
  async addAll(chain: ServiceName, records: readonly AuditRecord[]): Promise<void> {
    const there = await this.idsAmong(records.map(({ _id }) => _id));
    const fresh = records.filter(({ _id }) => !there.has(_id));
    if (fresh.length === 0) return;
    const end = await this.endOf(chain);
    const links = linkedAfter(end, fresh);
    const now = new Date();
    const keptUntil = new Date(now.getTime() + (this.config.AUDIT_KEPT_DAYS ?? USUAL_DAYS) * DAY_MS);
    await this.records.insertMany(links.map((link) => ({ ...link, keptUntil })));
    const { number, hash } = links.at(-1) as Linked;
    const marks = markedWith(end.marks ?? [], { number: end.number + 1, keptUntil }, now);
    const after = { chain, number, hash, keptUntil, marks };
    await this.ends.updateOne({ _id: chain, number: end.number }, { $set: after }, { upsert: true });
  }

  /** The newest link of the chain. */
  async endOf(chain: ServiceName): Promise<Link & Partial<AuditEnd>> {
    return (await this.ends.findById(chain).lean<AuditEnd>()) ?? beginningOf(chain);
  }

  /** All that are there of a chain up to that link, the oldest first, one after another. */
  inOrder({ chain, number }: Link): AsyncIterable<StoredAuditRecord> {
    return this.records
      .find({ chain, number: { $lte: number } })
      .sort({ number: 1 })
      .lean<StoredAuditRecord[]>()
      .cursor();
  }

  private async idsAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.records.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<AuditRecord, '_id'>[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** What somebody has changed, or what became of one thing, wherever it lies; newest first. */
  pageOf(one: Readonly<Partial<Pick<AuditRecord, 'actorId' | 'thingId'>>>, query: PageQuery): Promise<Page<AuditRecord>> {
    return pageOf(this.records, one as QueryFilter<StoredAuditRecord>, { ...query, by: 'at', direction: -1 });
  }

  /** Newest first unless asked for otherwise, of things within these areas, none of which lies in another. */
  page(
    { actorId, thingId, operation, from, to, limit, after, sort = '-at' }: ListAuditBody,
    areas: readonly string[],
  ): Promise<Page<AuditRecord>> {
    const narrow = {
      ...(actorId !== undefined && { actorId }),
      ...(thingId !== undefined && { thingId }),
      ...(operation !== undefined && { operation }),
    };
    const filter = {
      ...narrow,
      ...within(areas, Object.keys(narrow).length > 0),
      ...((from !== undefined || to !== undefined) && { at: between(from, to) }),
    };
    return pageOf(this.records, filter as QueryFilter<StoredAuditRecord>, { limit, after, ...orderNamed(sort) });
  }
}

const between = (from: string | undefined, to: string | undefined) => ({
  ...(from !== undefined && { $gte: new Date(from) }),
  ...(to !== undefined && { $lt: new Date(to) }),
});

/** What lies everywhere is found by the other fields alone, if there are any: their indexes hold less. */
function within(areas: readonly string[], isNarrow: boolean): object {
  if (isNarrow && areas.includes(EVERYWHERE)) return {};
  return { areas: areas.length === 1 ? areas[0] : { $in: areas } };
}

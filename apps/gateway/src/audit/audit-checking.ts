import { SERVICES, ServiceName } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { beginningOf, firstDue, follows, Link } from './audit-chain';
import { AuditEnd } from './audit-record.schema';
import { AuditRecordStore } from './audit-record.store';

/** What a look through all records came to. */
export interface AuditCheck {
  readonly checked: number;
  /** The ids of records that are not as they were kept, or before which one is missing. */
  readonly broken: readonly string[];
  /** Chains whose newest records are missing. */
  readonly cut: readonly ServiceName[];
  /** Chains whose oldest records are missing although their time is not over. */
  readonly beheaded: readonly ServiceName[];
  /** Where each chain ends: noted elsewhere, it shows later whether a whole chain was made anew. */
  readonly ends: readonly Link[];
}

interface CheckedChain {
  readonly checked: number;
  readonly broken: readonly string[];
  readonly isCut: boolean;
  readonly isBeheaded: boolean;
  readonly end: Link;
}

/** Looks whether the records are those that were kept, in their order, from the oldest that is still to be there. */
@Injectable()
export class AuditChecking {
  constructor(private readonly records: AuditRecordStore) {}

  async check(): Promise<AuditCheck> {
    const chains: CheckedChain[] = [];
    for (const chain of SERVICES) chains.push(await this.checkChain(chain));
    return {
      checked: chains.reduce((sum, { checked }) => sum + checked, 0),
      broken: chains.flatMap(({ broken }) => broken),
      cut: SERVICES.filter((_chain, at) => chains[at]?.isCut),
      beheaded: SERVICES.filter((_chain, at) => chains[at]?.isBeheaded),
      ends: chains.flatMap(({ end: { chain, number, hash } }) => (number > 0 ? [{ chain, number, hash }] : [])),
    };
  }

  private async checkChain(chain: ServiceName): Promise<CheckedChain> {
    // What is added meanwhile is looked at the next time.
    const end = await this.records.endOf(chain);
    let [first, last, checked]: [Link | undefined, Link | undefined, number] = [undefined, undefined, 0];
    const broken: string[] = [];
    for await (const record of this.records.inOrder(end)) {
      checked++;
      first ??= record;
      // Those before the oldest that is there have gone because their time was over: what that one follows is not known.
      const before: Link | undefined = last ?? (record.number === 1 ? beginningOf(chain) : undefined);
      if (before && !follows(record, before)) broken.push(record._id);
      last = record;
    }
    return { checked, broken, isCut: isCut(end, last), isBeheaded: isBeheaded(end, first), end };
  }
}

/** Whether the newest are missing: where nothing is left, unless the time of all is over. */
function isCut(end: Link & Partial<AuditEnd>, last: Link | undefined): boolean {
  if (last) return last.number !== end.number;
  return end.number > 0 && !(end.keptUntil && end.keptUntil <= new Date());
}

function isBeheaded({ marks = [] }: Partial<AuditEnd>, first: Link | undefined): boolean {
  const due = firstDue(marks, new Date());
  return due !== undefined && first !== undefined && first.number > due;
}

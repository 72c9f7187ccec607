import { createHash } from 'node:crypto';
import { ServiceName } from '@linli/contracts';
import { AuditRecord } from './audit-record';

/** Where a record stands among those of its service: its hash is made of it and of the hash before, so that none can be changed or left out unseen. */
export interface Link {
  readonly chain: ServiceName;
  /** From 1, without gaps. */
  readonly number: number;
  readonly hash: string;
}

export type Linked = AuditRecord & Link;

/** Until when the record of that number, and with it all that came later, has to be there. */
export interface Mark {
  readonly number: number;
  readonly keptUntil: Date;
}

/** Often enough to miss little of a beginning, and seldom enough for three years of them to be few. */
const MARK_EVERY_MS = 7 * 24 * 3_600_000;

/** The marks with one for what is added now, if a week has gone by since the last; without those whose time is over. */
export function markedWith(marks: readonly Mark[], added: Mark, now: Date): Mark[] {
  const valid = marks.filter(({ keptUntil }) => keptUntil > now);
  const last = valid.at(-1);
  return last && added.keptUntil.getTime() - last.keptUntil.getTime() < MARK_EVERY_MS ? valid : [...valid, added];
}

/** The lowest number that has to be there by that moment; none where no time runs. */
export const firstDue = (marks: readonly Mark[], now: Date): number | undefined =>
  marks.find(({ keptUntil }) => keptUntil > now)?.number;

/** The records as the next links after the end of their chain. */
export function linkedAfter(end: Link, records: readonly AuditRecord[]): Linked[] {
  let last = end;
  return records.map((record) => {
    const hash = hashOf(record, last.hash);
    last = { chain: end.chain, number: last.number + 1, hash };
    return { ...record, ...last };
  });
}

/** The end of a chain that has no record yet. */
export const beginningOf = (chain: ServiceName): Link => ({ chain, number: 0, hash: '' });

/** Whether the record follows the one before it, as both lie in the store. */
export const follows = (record: Linked, before: Link): boolean =>
  record.number === before.number + 1 && record.hash === hashOf(record, before.hash);

/** All that a record says, in one order. */
function hashOf(record: AuditRecord, before: string): string {
  const { _id, at, actorId, role = '', operation, thing, thingId, areaCode, areas, changes, why = '', correlationId } = record;
  const fields = changes.map(({ field, before: old = null, after = null }) => [field, old, after]);
  const said = [_id, at.toISOString(), actorId, role, operation, thing, thingId, areaCode, areas, fields, why, correlationId];
  return createHash('sha256')
    .update(JSON.stringify([before, ...said]))
    .digest('base64url');
}

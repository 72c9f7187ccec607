/** A small document as services have them: about 250 bytes of BSON. */
export interface Booking {
  readonly _id: string;
  readonly area: string;
  readonly at: Date;
  readonly number: number;
  readonly name: string;
  readonly status: string;
  readonly place: { readonly zh: string; readonly en: string };
}

/** So many areas share the documents. */
export const AREAS = 100;

const FIRST = Date.UTC(2025, 0, 1);
const YEAR_MS = 365 * 86_400_000;
const STATUSES = ['open', 'full', 'past', 'gone'];

/** What the aggregation matches. */
export const MATCHED = STATUSES.slice(0, 2);

/** The same for the same number, and looks like chance: below 2 ** 32. */
function scattered(at: number): number {
  const mixed = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d) ^ 0x5bd1e995;
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> 0;
}

/** The id of a document: a run of eight characters, then its place in the run. */
export const idOf = (run: string, at: number): string => `${run}-${String(at).padStart(12, '0')}`;

/** What the documents that are there from the beginning are called after. */
export const GIVEN = '00000000';

export const areaOf = (at: number): string => `5101089${String(at % AREAS).padStart(5, '0')}`;

/** The time that lies so far into the year of the documents, 0 to 1. */
export const timeOf = (share: number): Date => new Date(FIRST + Math.floor(share * YEAR_MS));

/** The document with this place in its run; what it holds follows from that. */
export const bookingOf = (run: string, at: number): Booking => ({
  _id: idOf(run, at),
  area: areaOf(at),
  at: timeOf(scattered(at) / 2 ** 32),
  number: scattered(at + 1) % 1_000,
  name: '邻里社区中秋游园会',
  status: STATUSES[scattered(at + 2) % STATUSES.length]!,
  place: { zh: '社区中心一楼大厅', en: 'Hall on the first floor' },
});

/** What the aggregation has to answer over the first so many documents: the sum of each area. */
export function totalsOf(documents: number): Map<string, number> {
  const totals = new Map<string, number>();
  for (let at = 0; at < documents; at++) {
    const { area, number, status } = bookingOf(GIVEN, at);
    if (MATCHED.includes(status)) totals.set(area, (totals.get(area) ?? 0) + number);
  }
  return totals;
}

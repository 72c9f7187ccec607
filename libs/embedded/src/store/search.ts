import type { Doc } from './bson-types';
import { demand } from './errors';
import { compareKeys } from './keys';
import { filterTest, type Surroundings } from './language';
import { type Plan, planOf } from './planner';
import { type SortSpec, sorted } from './sort';
import type { Row, Table } from './table';

/** What is looked for in one collection. */
export interface Search {
  filter: Doc;
  sort?: SortSpec;
  skip?: number;
  /** Undefined means all. */
  limit?: number;
  around?: Surroundings;
}

/** The rows of a search, in its order; all of them, so that changes made afterwards do not disturb. */
export function search(table: Table | undefined, { filter, sort, skip = 0, limit = Infinity, around }: Search): Row[] {
  const test = filterTest(filter, around);
  if (!table) return [];
  demandSameUnderCollation(filter, around?.collation);
  const plan = planOf(table.indexes.values(), filter, around?.collation ? undefined : sort);
  const inOrder = !sort || (plan.kind === 'IXSCAN' && plan.sorted && table.ordered);
  const found: Row[] = [];
  const enough = inOrder ? skip + limit : Infinity;
  for (const row of candidates(table, plan)) {
    if (found.length >= enough) break;
    if (test(row.doc)) found.push(row);
  }
  return (inOrder ? found : sortedRows(found, sort!, around?.collation)).slice(skip, skip + limit);
}

/** The plan that a search would take. */
export function planFor(table: Table | undefined, { filter, sort }: Search): Plan {
  return table ? planOf(table.indexes.values(), filter, sort) : { kind: 'COLLSCAN' };
}

function* candidates(table: Table, plan: Plan): Iterable<Row> {
  if (plan.kind === 'COLLSCAN') {
    yield* table.all();
    return;
  }
  const { index, reverse } = plan;
  const ranges = plan.ranges.length > 1 ? [...plan.ranges].sort((a, b) => compareKeys(a.low, b.low)) : plan.ranges;
  const seen = index.multikey ? new Set<number>() : undefined;
  for (const range of ranges) {
    for (const row of table.within(index.spec.name, range, reverse)) {
      if (seen?.has(row.row)) continue;
      seen?.add(row.row);
      yield row;
    }
  }
}

function sortedRows(rows: Row[], sort: SortSpec, collation?: Doc): Row[] {
  const byDoc = new Map(rows.map((row) => [row.doc, row]));
  return sorted([...byDoc.keys()], sort, collation).map((doc) => byDoc.get(doc)!);
}

/** Filters compare plainly; where a collation could change their answer it is refused. */
function demandSameUnderCollation(filter: Doc, collation: Doc | undefined): void {
  if (!collation || !Object.keys(filter).length) return;
  const plain = Number(collation.strength ?? 3) === 3 && !/"\$(gt|lt)e?":"/.test(JSON.stringify(filter));
  demand(plain, 'NotImplemented', 'This store uses a collation for sorting only, not for filters');
}

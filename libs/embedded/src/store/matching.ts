import type { Doc } from './bson-types';
import type { CollectionIndex } from './collection-index';
import type { IndexPlan, Plan } from './planner';
import { type SortSpec, sorted } from './sort';
import type { CollectionView } from './view';

/** What to look for, and how. */
export interface Matching {
  plan: Plan;
  filter: Doc;
  test?: (doc: Doc) => boolean;
  enough: number;
  /** Gets the documents of the rows, for whoever needs them all: to look each up once more would cost as much again. */
  docs?: Doc[];
}

/** The rows of a plan's ranges that pass the test, in the plan's order. */
export function matching(view: CollectionView, { plan, filter, test, enough, docs }: Matching): number[] {
  const found: number[] = [];
  let examined = 0;
  for (const row of plan.kind === 'COLLSCAN' ? view.all() : candidates(view, plan)) {
    if (found.length >= enough) break;
    examined += 1;
    const doc = test || docs ? view.doc(row)! : undefined;
    if (test && !test(doc!)) continue;
    found.push(row);
    docs?.push(doc!);
  }
  view.ground.scans.note(view.collection.ns, filter, { examined, found: found.length });
  return found;
}

function* candidates(view: CollectionView, plan: IndexPlan): Iterable<number> {
  const { index, reverse } = plan;
  if (plan.keys) {
    yield* lookedUp(view, index, reverse ? [...plan.keys].reverse() : plan.keys);
    return;
  }
  const seen = index.multikey ? new Set<number>() : undefined;
  for (const range of reverse ? [...plan.ranges].reverse() : plan.ranges) {
    for (const row of view.rows(index, range, reverse)) {
      if (seen?.has(row)) continue;
      seen?.add(row);
      yield row;
    }
  }
}

function* lookedUp(view: CollectionView, index: CollectionIndex, keys: string[]): Iterable<number> {
  const rows = keys.map((key) => view.row(index, key)).filter((row) => row !== undefined);
  yield* rows.length > 1 ? new Set(rows) : rows;
}

/** Rows in the order of a sort. */
export function sortedRows(
  view: CollectionView,
  rows: number[],
  { sort, collation }: { sort: SortSpec; collation?: Doc },
): number[] {
  const byDoc = new Map(rows.map((row) => [view.doc(row)!, row]));
  return sorted([...byDoc.keys()], sort, collation).map((doc) => byDoc.get(doc)!);
}

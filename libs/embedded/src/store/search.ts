import type { Doc } from './bson-types';
import type { CollectionIndex } from './collection-index';
import { demand } from './errors';
import { keyOf } from './keys';
import { filterTest, type Surroundings } from './language';
import { nearest, placeIn, planNear } from './nearest';
import { type IndexPlan, type Plan, planOf } from './planner';
import { type SortSpec, sorted } from './sort';
import type { CollectionView } from './view';

/** What is looked for in one collection. */
export interface Search {
  filter: Doc;
  sort?: SortSpec;
  skip?: number;
  /** Undefined means all. */
  limit?: number;
  around?: Surroundings;
  /** The index to use, by name or key; { $natural: 1 } for none. */
  hint?: unknown;
}

/** The rows of a search, in its order; all of them, so that changes made afterwards do not disturb. */
export function search(view: CollectionView | undefined, wanted: Search): number[] {
  const place = placeIn(wanted.filter);
  if (place) return view ? nearest(view, wanted, place) : [];
  const { filter, sort, skip = 0, limit = Infinity, around } = wanted;
  const test = filterTest(filter, around);
  if (!view) return [];
  demandSameUnderCollation(filter, around?.collation);
  const plan = planFor(view, wanted);
  const inOrder = !sort || (plan.kind === 'IXSCAN' && plan.sorted && view.ordered);
  const exact = plan.kind === 'IXSCAN' && plan.exact && view.ordered;
  const found = matching(view, { plan, filter, test: exact ? undefined : test, enough: inOrder ? skip + limit : Infinity });
  const rows = inOrder ? found : sortedRows(view, found, { sort: sort!, collation: around?.collation });
  return skip || limit < rows.length ? rows.slice(skip, skip + limit) : rows;
}

/** The plan that a search would take. */
export function planFor(view: CollectionView | undefined, { filter, sort, around, hint }: Search): Plan {
  if (!view) return { kind: 'COLLSCAN' };
  const place = placeIn(filter);
  if (place) return planNear(view, place, place.condition.boxes);
  const indexes = hint === undefined ? view.indexes : hinted(view, hint);
  return planOf(indexes, filter, { sort: around?.collation ? undefined : sort });
}

function hinted(view: CollectionView, hint: unknown): CollectionIndex[] {
  if (typeof hint === 'object' && Object.keys(hint as Doc)[0] === '$natural') return [];
  const known = view.indexes.filter(({ spec }) => spec.name === hint || keyOf(spec.key) === keyOf(hint));
  demand(known.length, 'BadValue', 'error processing query: planner returned error: bad hint');
  return known;
}

/** What to look for, and how. */
export type Matching = { plan: Plan; filter: Doc; test?: (doc: Doc) => boolean; enough: number };

/** The rows of a plan's ranges that pass the test, in the plan's order. */
export function matching(view: CollectionView, { plan, filter, test, enough }: Matching): number[] {
  const found: number[] = [];
  let examined = 0;
  for (const row of plan.kind === 'COLLSCAN' ? view.all() : candidates(view, plan)) {
    if (found.length >= enough) break;
    examined += 1;
    if (!test || test(view.doc(row)!)) found.push(row);
  }
  view.ground.scans.note(view.collection.ns, filter, { examined, found: found.length });
  return found;
}

function* candidates(view: CollectionView, plan: IndexPlan): Iterable<number> {
  const { index, reverse } = plan;
  if (plan.keys) {
    yield* lookedUp(view, index, plan.keys);
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

/** Filters compare plainly; where a collation could change their answer it is refused. */
function demandSameUnderCollation(filter: Doc, collation: Doc | undefined): void {
  if (!collation || !Object.keys(filter).length) return;
  const plain = Number(collation.strength ?? 3) === 3 && !/"\$(gt|lt)e?":"/.test(JSON.stringify(filter));
  demand(plain, 'NotImplemented', 'This store uses a collation for sorting only, not for filters');
}

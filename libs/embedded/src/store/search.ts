import type { Doc } from './bson-types';
import { withoutTexts } from './collation';
import type { CollectionIndex } from './collection-index';
import { demand } from './errors';
import { keyOf } from './keys';
import { filterTest, type Surroundings } from './language';
import { matching, sortedRows } from './matching';
import { nearest, placeIn, planNear } from './nearest';
import { type Plan, planById, planOf } from './planner';
import type { SortSpec } from './sort';
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

/** The documents of a search, in its order; shared, never to be changed. */
export function searchDocs(view: CollectionView | undefined, wanted: Search): Doc[] {
  const docs: Doc[] = [];
  const rows = search(view, wanted, docs);
  return docs.length === rows.length ? docs : rows.map((row) => view!.doc(row)!);
}

/**
 * The rows of a search, in its order; all of them, so that changes made afterwards do not disturb. Into `docs` go their documents, unless rows
 * are put in another order or some are left out.
 */
export function search(view: CollectionView | undefined, wanted: Search, docs?: Doc[]): number[] {
  const place = placeIn(wanted.filter);
  if (place) return view ? nearest(view, wanted, place) : [];
  const { filter, sort, skip = 0, limit = Infinity, around } = wanted;
  if (!view) {
    filterTest(filter, around);
    return [];
  }
  const plan = planWithout(view, wanted);
  const inOrder = !sort || (plan.kind === 'IXSCAN' && plan.sorted && view.ordered);
  const exact = plan.kind === 'IXSCAN' && plan.exact && view.ordered && !around?.collation;
  const found = matching(view, {
    plan,
    filter,
    test: exact ? undefined : filterTest(filter, around),
    enough: inOrder ? skip + limit : Infinity,
    docs: inOrder && !skip ? docs : undefined,
  });
  const rows = inOrder ? found : sortedRows(view, found, { sort: sort!, collation: around?.collation });
  return skip || limit < rows.length ? rows.slice(skip, skip + limit) : rows;
}

/** The plan that a search would take. */
export function planFor(view: CollectionView | undefined, wanted: Search): Plan {
  if (!view) return { kind: 'COLLSCAN' };
  const place = placeIn(wanted.filter);
  return place ? planNear(view, place, place.condition.boxes) : planWithout(view, wanted);
}

/** The plan of a search that asks for no place to be near to. */
function planWithout(view: CollectionView, { filter, sort, around, hint }: Search): Plan {
  const byId = sort || around?.collation || hint !== undefined ? undefined : planById(view.idIndex, filter);
  if (byId) return byId;
  const indexes = hint === undefined ? view.indexes : hinted(view, hint);
  // Indexes hold texts in plain order.
  return around?.collation ? planOf(indexes, withoutTexts(filter)) : planOf(indexes, filter, { sort });
}

function hinted(view: CollectionView, hint: unknown): CollectionIndex[] {
  if (typeof hint === 'object' && Object.keys(hint as Doc)[0] === '$natural') return [];
  const known = view.indexes.filter(({ spec }) => spec.name === hint || keyOf(spec.key) === keyOf(hint));
  demand(known.length, 'BadValue', 'error processing query: planner returned error: bad hint');
  return known;
}

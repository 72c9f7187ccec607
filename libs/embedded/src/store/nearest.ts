import { type Doc, isDoc } from './bson-types';
import { demand, StoreError } from './errors';
import { type GeoCondition, geoCondition, type Ring, ringsAround } from './geo/geo-query';
import type { Box } from './geo/planar';
import { filterTest, type Surroundings } from './language';
import { matching, sortedRows } from './matching';
import { placesAt } from './paths';
import { type IndexPlan, planOf } from './planner';
import type { SortSpec } from './sort';
import type { CollectionView } from './view';

/** A filter's wish to be near to a place, and the rest of the filter. */
export interface Place {
  path: string;
  condition: GeoCondition;
  rest: Doc;
}

/** The $near of a filter, undefined if it has none; MongoDB allows one, beside the other conditions. */
export function placeIn(filter: Doc): Place | undefined {
  for (const [path, operand] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(operand)) {
      const at = operand.findIndex((part) => isDoc(part) && placeIn(part));
      if (at >= 0)
        return { ...placeIn(operand[at] as Doc)!, rest: { ...filter, $and: [{}, ...operand.filter((_, i) => i !== at)] } };
    }
    if (!isDoc(operand) || !('$near' in operand || '$nearSphere' in operand)) continue;
    const { [path]: _, ...rest } = filter;
    return { path, condition: geoCondition(operand)!, rest };
  }
  return undefined;
}

/** Looks up what lies in boxes; throws if no 2dsphere index knows the path. */
export function planNear(view: CollectionView, { path, rest }: Place, boxes: Box[]): IndexPlan {
  const plan = planOf(
    view.indexes.filter(({ spec }) => spec.key[path] === '2dsphere'),
    rest,
    { near: { path, boxes } },
  );
  if (plan.kind === 'IXSCAN') return plan;
  throw new StoreError('NoQueryExecutionPlans', `unable to find index for $geoNear query on '${path}'`);
}

/** How much of what is near is wanted, and in which order if not the nearest first. */
interface Wanted {
  sort?: SortSpec;
  skip?: number;
  limit?: number;
  around?: Surroundings;
}

/** The rows of a search for what is near, the nearest first unless another order is asked for. */
export function nearest(view: CollectionView, { sort, skip = 0, limit = Infinity, around }: Wanted, place: Place): number[] {
  demand(!around?.collation, 'NotImplemented', 'This store does not use collations with $near');
  const test = filterTest(place.rest, around);
  const wanted = (doc: Doc) => test(doc) && distanceOf(doc, place) !== undefined;
  const enough = sort ? Infinity : skip + limit;
  const found = new Map<number, number>();
  for (const ring of rings(place, enough)) {
    const plan = planNear(view, place, ring.boxes);
    takeIn(view, found, { rows: matching(view, { plan, filter: place.rest, test: wanted, enough: Infinity }), ring, place });
    if (found.size >= enough || ring.metres >= place.condition.near!.maxMetres) break;
  }
  const rows = sort ? sortedRows(view, [...found.keys()], { sort }) : [...found.keys()];
  return rows.slice(skip, skip + limit);
}

/** A search for everything needs no small rings. */
function rings({ condition }: Place, enough: number): Iterable<Ring> {
  const { point, maxMetres } = condition.near!;
  return enough === Infinity ? [{ metres: maxMetres, boxes: condition.boxes }] : ringsAround(point);
}

type Caught = { rows: number[]; ring: Ring; place: Place };

/** What a ring has added, in the order of distance; what is farther than the ring's radius waits for the next. */
function takeIn(view: CollectionView, found: Map<number, number>, { rows, ring, place }: Caught): void {
  const caught = rows
    .filter((row) => !found.has(row))
    .map((row) => ({ row, metres: distanceOf(view.doc(row)!, place)! }))
    .filter(({ metres }) => metres <= ring.metres)
    .sort((a, b) => a.metres - b.metres);
  for (const { row, metres } of caught) found.set(row, metres);
}

/** The metres to the nearest geometry at the place's path, undefined if none is wanted. */
export function distanceOf(doc: Doc, { path, condition }: Place): number | undefined {
  const wanted = placesAt(doc, path).filter((value) => condition.test(value));
  return wanted.length ? Math.min(...wanted.map((value) => condition.distanceTo!(value))) : undefined;
}

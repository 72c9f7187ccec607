import type { Doc } from '../bson-types';
import { boxesAround, EARTH_RADIUS } from './distance';
import { areaOf, type Near, nearOf, soughtGeometryOf } from './geo-operands';
import { type Geometry, geometryOf, type Position } from './geometry';
import { type Box, boxesOf, WORLD } from './planar';
import { boxesOfArea, distance, intersects, within } from './predicates';

/** What a filter asks of one path: a test of values, and boxes outside of which no value can pass it. */
export interface GeoCondition {
  kind: 'within' | 'intersects' | 'near';
  test(value: unknown): boolean;
  boxes: Box[];
  near?: Near;
  /** The metres by which $near orders, for values that pass the test. */
  distanceTo?(value: unknown): number;
}

/** The places within so many metres of a point, for a search that takes the nearest first. */
export interface Ring {
  metres: number;
  boxes: Box[];
}

const FIRST_RING = 500;
const GROWTH = 3;
/** From here on a ring is as good as the world, half of whose way round is the farthest that anything can be. */
const FARTHEST = Math.PI * EARTH_RADIUS;

/** The geographic part of a filter operand, undefined if there is none; throws BadValue for one that MongoDB refuses. */
export function geoCondition(operand: Doc): GeoCondition | undefined {
  if ('$near' in operand || '$nearSphere' in operand) return nearCondition(nearOf(operand));
  const conditions = [
    ...('$geoWithin' in operand ? [withinCondition(operand.$geoWithin)] : []),
    ...('$geoIntersects' in operand ? [intersectsCondition(operand.$geoIntersects)] : []),
  ];
  const [first] = conditions;
  // One of the two is enough for the search, both are asked of each value found.
  return first && { ...first, test: (value) => conditions.every(({ test }) => test(value)) };
}

/** Ever wider rings around a point, the last one of them the world: what is no farther than a ring's metres lies in its boxes. */
export function* ringsAround(point: Position, from = FIRST_RING): Iterable<Ring> {
  for (let metres = Math.max(from, 1); metres < FARTHEST; metres *= GROWTH) {
    yield { metres, boxes: boxesAround(point, metres) };
  }
  yield { metres: Infinity, boxes: [WORLD] };
}

function withinCondition(operand: unknown): GeoCondition {
  const area = areaOf(operand);
  return { kind: 'within', test: onGeometry((stored) => within(stored, area)), boxes: boxesOfArea(area) };
}

function intersectsCondition(operand: unknown): GeoCondition {
  const sought = soughtGeometryOf(operand);
  return { kind: 'intersects', test: onGeometry((stored) => intersects(stored, sought)), boxes: boxesOf(sought) };
}

function nearCondition(near: Near): GeoCondition {
  const { point, minMetres, maxMetres } = near;
  const isNear = (stored: Geometry) => {
    const metres = distance(point, stored);
    return metres >= minMetres && metres <= maxMetres;
  };
  return {
    kind: 'near',
    test: onGeometry(isNear),
    boxes: maxMetres < FARTHEST ? boxesAround(point, maxMetres) : [WORLD],
    near,
    distanceTo: (value) => distance(point, geometryOf(value)),
  };
}

/** A value that is no geometry passes no test. */
function onGeometry(test: (stored: Geometry) => boolean): (value: unknown) => boolean {
  return (value) => {
    const stored = storedOf(value);
    return stored !== undefined && test(stored);
  };
}

function storedOf(value: unknown): Geometry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return geometryOf(value);
  } catch {
    return undefined;
  }
}

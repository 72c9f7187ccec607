import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { lineIntersect } from '@turf/line-intersect';
import { edgesOf, nearestOnEdge } from './distance';
import type { Polygon, Position } from './geometry';
import { ROUNDING, type Shape } from './planar';

/*
 * turf's own booleanWithin leaves the boundary out, which MongoDB counts in, overlooks holes inside of a shape, and refuses
 * several pairs of types. So it is put together here from turf's tests of points and its crossings.
 */

/** True if the whole shape lies in the polygon, whose boundary belongs to it. */
export function isInside(shape: Shape, polygon: Polygon): boolean {
  if (shape.type === 'Point') return holdsPosition(polygon, shape.coordinates);
  if (shape.type === 'LineString') return holdsLine(polygon, shape.coordinates);
  const holes = polygon.coordinates.slice(1);
  return (
    shape.coordinates.every((ring) => holdsLine(polygon, ring)) &&
    !holes.some((hole) => isInside({ type: 'Polygon', coordinates: [hole] }, shape))
  );
}

function holdsLine(polygon: Polygon, line: Position[]): boolean {
  if (!line.every((position) => holdsPosition(polygon, position))) return false;
  const cuts = crossings(polygon, line);
  return edgesOf(line).every((edge) => halfways(edge, cuts).every((position) => holdsPosition(polygon, position)));
}

function holdsPosition(polygon: Polygon, position: Position): boolean {
  return booleanPointInPolygon(position, polygon) || polygon.coordinates.some((ring) => isOnRing(position, ring));
}

function isOnRing(position: Position, ring: Position[]): boolean {
  return ring.some((end, i) => i > 0 && isOnEdge(position, [ring[i - 1]!, end]));
}

function isOnEdge(position: Position, edge: [Position, Position]): boolean {
  const [lng, lat] = nearestOnEdge(position, edge);
  return Math.abs(lng - position[0]) <= ROUNDING && Math.abs(lat - position[1]) <= ROUNDING;
}

function crossings(polygon: Polygon, coordinates: Position[]): Position[] {
  const { features } = lineIntersect({ type: 'LineString', coordinates }, polygon);
  return features.map(({ geometry }) => geometry.coordinates as Position);
}

/** The middles of the pieces into which the crossings cut an edge: between two crossings all is inside, or nothing. */
function halfways(edge: [Position, Position], crossed: Position[]): Position[] {
  const [start, end] = edge;
  const way = ([lng, lat]: Position) => Math.hypot(lng - start[0], lat - start[1]);
  const cuts = crossed.filter((position) => isOnEdge(position, edge)).sort((a, b) => way(a) - way(b));
  return edgesOf([start, ...cuts, end]).map(([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}

import { booleanIntersects } from '@turf/boolean-intersects';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { isInside } from './containment';
import { boxesAround, EARTH_RADIUS, metresBetween } from './distance';
import type { Geometry, Position } from './geometry';
import { type Box, boxesOf, linesOf, type Part, partsOf, turned, turnsToMeet, WORLD, wrapped } from './planar';

export { distance } from './distance';

/** What $geoWithin can ask for: polygons on the sphere, a circle there in radians, and the legacy shapes of a flat plane. */
export type Area =
  | { kind: 'polygons'; geometry: Geometry }
  | { kind: 'centerSphere'; center: Position; radians: number }
  | { kind: 'box'; box: Box }
  | { kind: 'polygon'; ring: Position[] }
  | { kind: 'center'; center: Position; radius: number };

/** True if all of the stored geometry lies in the area, boundaries included; edges are straight in longitude and latitude where MongoDB's are the shortest ways on the sphere. */
export function within(stored: Geometry, area: Area): boolean {
  if (area.kind === 'polygons') return isInPolygons(stored, area.geometry);
  if (area.kind === 'centerSphere') return isInCircle(stored, area);
  // MongoDB lays nothing but points on the flat plane of the legacy shapes.
  return stored.type === 'Point' && isInFlatArea(stored.coordinates, area);
}

/** True if the two geometries share a place; edges are straight in longitude and latitude where MongoDB's are the shortest ways on the sphere. */
export function intersects(stored: Geometry, geometry: Geometry): boolean {
  return partsOf(geometry).some((wanted) => partsOf(stored).some((part) => partsMeet(wanted, part)));
}

/** The boxes, within ±180°, outside of which nothing can be in the area. */
export function boxesOfArea(area: Area): Box[] {
  switch (area.kind) {
    case 'polygons':
      return boxesOf(area.geometry);
    case 'centerSphere':
      return boxesAround(area.center, area.radians * EARTH_RADIUS);
    default:
      return onEarth(flatBox(area));
  }
}

type FlatArea = Exclude<Area, { kind: 'polygons' | 'centerSphere' }>;

function isInPolygons(stored: Geometry, area: Geometry): boolean {
  const polygons = partsOf(area);
  return partsOf(stored).every((part) => polygons.some((polygon) => isPartInside(part, polygon)));
}

function isPartInside(part: Part, { shape: polygon, box }: Part): boolean {
  if (polygon.type !== 'Polygon') return false;
  return turnsToMeet(box, part.box).some((turns) => isInside(turned(part.shape, turns), polygon));
}

/** A circle smaller than half the sphere bulges nowhere inwards, so it holds a shape if it holds its corners. */
function isInCircle(stored: Geometry, { center, radians }: { center: Position; radians: number }): boolean {
  const holds = (position: Position) => metresBetween(center, position) <= radians * EARTH_RADIUS;
  return partsOf(stored).every(({ shape }) => linesOf(shape).flat().every(holds));
}

function isInFlatArea([x, y]: Position, area: FlatArea): boolean {
  if (area.kind === 'center') return Math.hypot(x - area.center[0], y - area.center[1]) <= area.radius;
  if (area.kind === 'polygon') return booleanPointInPolygon([x, y], { type: 'Polygon', coordinates: [area.ring] });
  const { west, south, east, north } = area.box;
  return x >= west && x <= east && y >= south && y <= north;
}

function partsMeet(wanted: Part, part: Part): boolean {
  return turnsToMeet(wanted.box, part.box).some((turns) => booleanIntersects(turned(part.shape, turns), wanted.shape));
}

function flatBox(area: FlatArea): Box {
  if (area.kind === 'box') return area.box;
  if (area.kind === 'center') {
    const { center, radius } = area;
    return { west: center[0] - radius, south: center[1] - radius, east: center[0] + radius, north: center[1] + radius };
  }
  const [lngs, lats] = [area.ring.map(([lng]) => lng), area.ring.map(([, lat]) => lat)];
  return { west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) };
}

function onEarth({ west, south, east, north }: Box): Box[] {
  const box = {
    west: Math.max(west, WORLD.west),
    south: Math.max(south, WORLD.south),
    east: Math.min(east, WORLD.east),
    north: Math.min(north, WORLD.north),
  };
  return box.west <= box.east && box.south <= box.north ? wrapped(box) : [];
}

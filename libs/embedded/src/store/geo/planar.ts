import type { Geometry, LineString, Point, Polygon, Position } from './geometry';

/*
 * Geometries are compared in a plane of longitude and latitude. So that this holds at the antimeridian too, a line that crosses
 * it goes on beyond ±180°: every edge takes the shorter way round, as MongoDB's edges do.
 */

/** A rectangle of longitudes and latitudes. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** What geometries are made of. */
export type Shape = Point | LineString | Polygon;

/** One connected piece of a geometry in the plane, with the box around it; both can reach beyond ±180°. */
export interface Part {
  shape: Shape;
  box: Box;
}

/** The degrees, a tenth of a millimetre, by which rounding can put a position beside where it belongs. */
export const ROUNDING = 1e-9;

/** The box of everything. */
export const WORLD: Box = { west: -180, south: -90, east: 180, north: 90 };

const known = new WeakMap<Geometry, Part[]>();

/** The pieces of a geometry in the plane; kept with the geometry, since a query compares its own with many. */
export function partsOf(geometry: Geometry): Part[] {
  const before = known.get(geometry);
  if (before) return before;
  const parts = shapesOf(geometry).map((shape) => ({ shape, box: boxAroundAll(positionsOf(shape)) }));
  known.set(geometry, parts);
  return parts;
}

/** The boxes around the pieces of a geometry, all within ±180°. */
export function boxesOf(geometry: Geometry): Box[] {
  return partsOf(geometry).flatMap(({ box }) => wrapped(box));
}

/** The same box within ±180°: two boxes where it meets the antimeridian, which itself counts as -180°. */
export function wrapped(box: Box): Box[] {
  if (box.east - box.west >= 360) return [{ ...box, west: -180, east: 180 }];
  const turns = Math.floor((box.west + 180) / 360);
  const west = box.west - turns * 360;
  const east = box.east - turns * 360;
  if (east < 180) return [{ ...box, west, east }];
  return [
    { ...box, west, east: 180 },
    { ...box, west: -180, east: east - 360 },
  ];
}

/** The edges or the lone position of a shape. */
export function linesOf({ type, coordinates }: Shape): Position[][] {
  if (type === 'Point') return [[coordinates]];
  return type === 'LineString' ? [coordinates] : coordinates;
}

/** The shape moved by whole turns around the earth. */
export function turned(shape: Shape, turns: number): Shape {
  const move = (line: Position[]) => line.map(([lng, lat]): Position => [lng + turns * 360, lat]);
  if (!turns) return shape;
  if (shape.type === 'Point') return { type: 'Point', coordinates: move([shape.coordinates])[0]! };
  if (shape.type === 'LineString') return { type: 'LineString', coordinates: move(shape.coordinates) };
  return { type: 'Polygon', coordinates: shape.coordinates.map(move) };
}

/** The turns by which the second box has to be moved to meet the first one; mostly 0 or none. */
export function turnsToMeet(fixed: Box, moving: Box): number[] {
  if (fixed.south > moving.north || fixed.north < moving.south) return [];
  const first = Math.ceil((fixed.west - moving.east) / 360);
  const last = Math.floor((fixed.east - moving.west) / 360);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function positionsOf(shape: Shape): Position[] {
  return linesOf(shape).flat();
}

function boxAroundAll(positions: Position[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lng, lat] of positions) {
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

function shapesOf(geometry: Geometry): Shape[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry];
    case 'LineString':
      return [lineShape(geometry.coordinates)];
    case 'Polygon':
      return [polygonShape(geometry.coordinates)];
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map(lineShape);
    case 'MultiPolygon':
      return geometry.coordinates.map(polygonShape);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(shapesOf);
  }
}

function lineShape(line: Position[]): Shape {
  return { type: 'LineString', coordinates: unrolled(line) };
}

function polygonShape(rings: Position[][]): Shape {
  const [shell, ...holes] = rings.map(ringInPlane);
  const { west } = boxAroundAll(shell!);
  // A hole's longitudes have to be counted in the same turn as those of the ring around it.
  const aligned = holes.map((hole) => turnedRing(hole, Math.ceil((west - boxAroundAll(hole).west) / 360)));
  return { type: 'Polygon', coordinates: [shell!, ...aligned] };
}

function turnedRing(ring: Position[], turns: number): Position[] {
  return ring.map(([lng, lat]) => [lng + turns * 360, lat]);
}

function unrolled(line: Position[]): Position[] {
  let turns = 0;
  return line.map(([lng, lat], i) => {
    const step = lng - (line[i - 1]?.[0] ?? lng);
    if (step > 180) turns -= 1;
    if (step < -180) turns += 1;
    return [lng + turns * 360, lat];
  });
}

/** A ring that does not come back to its start in the plane goes round a pole, and is closed along that pole's edge. */
function ringInPlane(ring: Position[]): Position[] {
  const open = unrolled(ring);
  const round = open.at(-1)![0] - open[0]![0];
  if (Math.abs(round) < 180) return open;
  const cut = cutAtAntimeridian(round > 0 ? open : open.reverse());
  const pole = ring.reduce((sum, [, lat]) => sum + lat, 0) > 0 ? 90 : -90;
  return [...cut, [180, pole], [-180, pole], cut[0]!];
}

/** The same way once round the earth, eastwards, from -180° to 180°. */
function cutAtAntimeridian(way: Position[]): Position[] {
  const seam = Math.ceil((way[0]![0] + 180) / 360) * 360 - 180;
  const after = way.findIndex(([lng], i) => i > 0 && lng >= seam && way[i - 1]![0] <= seam);
  const [from, to] = [way[after - 1]!, way[after]!];
  const share = to[0] === from[0] ? 0 : (seam - from[0]) / (to[0] - from[0]);
  const lat = from[1] + share * (to[1] - from[1]);
  const rest = [...way.slice(after, -1), ...turnedRing(way.slice(0, after), 1)];
  const home = rest.map(([lng, at]): Position => [lng - seam - 180, at]);
  return [[-180, lat], ...home, [180, lat]];
}

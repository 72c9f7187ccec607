import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Geometry, Position } from './geometry';
import { type Box, linesOf, type Part, partsOf, WORLD, wrapped } from './planar';

/** The radius of MongoDB's earth in metres. */
export const EARTH_RADIUS = 6_378_100;

const RADIAN = Math.PI / 180;
/** A hair more, so that rounding cannot leave a place on the rim of a circle out of its box. */
const SLACK = 1 + 1e-9;

/** The metres from a point to a geometry, 0 inside of a polygon; of an edge, the place is taken that is nearest in a local plane. */
export function distance(from: Position, to: Geometry): number {
  return Math.min(...partsOf(to).map((part) => distanceToPart(from, part)));
}

/** The metres between two positions on MongoDB's sphere. */
export function metresBetween([lngA, latA]: Position, [lngB, latB]: Position): number {
  const across = Math.sin(((lngB - lngA) * RADIAN) / 2) ** 2;
  const along = Math.sin(((latB - latA) * RADIAN) / 2) ** 2;
  const share = along + Math.cos(latA * RADIAN) * Math.cos(latB * RADIAN) * across;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** The boxes around a circle on the sphere; a circle that reaches a pole needs all longitudes. */
export function boxesAround([lng, lat]: Position, metres: number): Box[] {
  const angle = (metres / EARTH_RADIUS) * SLACK + 1e-12;
  const south = lat - angle / RADIAN;
  const north = lat + angle / RADIAN;
  if (south <= -90 || north >= 90) return [{ ...WORLD, south: Math.max(south, -90), north: Math.min(north, 90) }];
  const width = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(lat * RADIAN))) / RADIAN;
  return wrapped({ west: lng - width, south, east: lng + width, north });
}

/** The place of an edge that is nearest to a position in the plane, where a degree of longitude counts `scale` degrees of latitude. */
export function nearestOnEdge([lng, lat]: Position, [start, end]: [Position, Position], scale = 1): Position {
  const [east, north] = [end[0] - start[0], end[1] - start[1]];
  const length = (east * scale) ** 2 + north ** 2;
  const share = length ? ((lng - start[0]) * east * scale ** 2 + (lat - start[1]) * north) / length : 0;
  const within = Math.max(0, Math.min(1, share));
  return [start[0] + within * east, start[1] + within * north];
}

/** The edges of a line, each with its two ends; a lone position is an edge without length. */
export function edgesOf(line: Position[]): [Position, Position][] {
  if (line.length === 1) return [[line[0]!, line[0]!]];
  return line.slice(1).map((end, i) => [line[i]!, end]);
}

function distanceToPart(from: Position, part: Part): number {
  const { shape } = part;
  if (shape.type === 'Point') return metresBetween(from, shape.coordinates);
  const places = placesNear(from, part);
  if (shape.type === 'Polygon' && places.some((place) => booleanPointInPolygon(place, shape))) return 0;
  const scale = Math.cos(from[1] * RADIAN);
  const edges = linesOf(shape).flatMap(edgesOf);
  const metres = places.flatMap((place) => edges.map((edge) => metresBetween(from, nearestOnEdge(place, edge, scale))));
  return metres.reduce((least, next) => Math.min(least, next), Infinity);
}

/** The position in the turn in which the part lies; in three turns if the part is so wide that another one could be nearer. */
function placesNear([lng, lat]: Position, { box }: Part): Position[] {
  const middle = (box.west + box.east) / 2;
  const turn = Math.round((middle - lng) / 360);
  const reach = Math.abs(middle - lng - turn * 360) + box.east - box.west;
  return (reach < 180 ? [turn] : [turn - 1, turn, turn + 1]).map((turns) => [lng + turns * 360, lat]);
}

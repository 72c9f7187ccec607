import { bsonType, type Doc, isDoc } from '../bson-types';
import { demand, StoreError } from '../errors';
import { valueText } from '../value-text';

/** A place on the earth: longitude -180 to 180, latitude -90 to 90. */
export type Position = [lng: number, lat: number];

/** A GeoJSON point. */
export type Point = { type: 'Point'; coordinates: Position };
/** A GeoJSON line. */
export type LineString = { type: 'LineString'; coordinates: Position[] };
/** A GeoJSON polygon: the ring around it, then those of its holes. */
export type Polygon = { type: 'Polygon'; coordinates: Position[][] };
/** Several GeoJSON polygons. */
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: Position[][][] };
/** GeoJSON geometries of any kind, except collections. */
export type GeometryCollection = { type: 'GeometryCollection'; geometries: Geometry[] };

/** A checked GeoJSON geometry; altitudes and other extra numbers are dropped. */
export type Geometry =
  | Point
  | LineString
  | Polygon
  | { type: 'MultiPoint'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | MultiPolygon
  | GeometryCollection;

const KNOWN_CRS = ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'];
const NUMBERS = ['Int32', 'Double', 'Long', 'Decimal128'];

const PARSERS: Record<string, (doc: Doc) => Geometry> = {
  Point: ({ coordinates }) => ({ type: 'Point', coordinates: positionOf(coordinates) }),
  LineString: ({ coordinates }) => ({ type: 'LineString', coordinates: lineOf(coordinates) }),
  Polygon: ({ coordinates }) => ({ type: 'Polygon', coordinates: ringsOf(coordinates) }),
  MultiPoint: ({ coordinates }) => ({ type: 'MultiPoint', coordinates: someOf(coordinates, positionOf) }),
  MultiLineString: ({ coordinates }) => ({ type: 'MultiLineString', coordinates: someOf(coordinates, lineOf) }),
  MultiPolygon: ({ coordinates }) => ({ type: 'MultiPolygon', coordinates: someOf(coordinates, ringsOf) }),
  GeometryCollection: ({ geometries }) => ({ type: 'GeometryCollection', geometries: someOf(geometries, memberOf) }),
};

/** The geometry of a value in GeoJSON or in one of the legacy forms of a point, [lng, lat] and { lng, lat }; throws BadValue. */
export function geometryOf(value: unknown): Geometry {
  return isDoc(value) && typeof value.type === 'string' ? geoJsonOf(value) : legacyPointOf(value);
}

/** The geometry of a value that an index is to hold; throws what MongoDB answers to an insert of what is no geometry. */
export function storedGeometryOf(value: unknown, doc: unknown = value): Geometry {
  try {
    return geometryOf(value);
  } catch (error) {
    throw new StoreError('Location16755', `Can't extract geo keys: ${valueText(doc)}  ${(error as Error).message}`);
  }
}

/** The geometry of a GeoJSON document; throws BadValue. */
export function geoJsonOf(value: unknown): Geometry {
  if (!isDoc(value)) throw refusal('geometry must be an object', value);
  const parse = Object.hasOwn(PARSERS, String(value.type)) ? PARSERS[String(value.type)] : undefined;
  if (!parse) throw refusal('unknown GeoJSON type', value);
  demandCrs(value.crs);
  return parse(value);
}

/** The point that a legacy pair of numbers means on the sphere; throws BadValue. */
export function legacyPointOf(value: unknown): Point {
  const [lng, lat] = flatPositionOf(value);
  demandOnEarth(lng, lat);
  return { type: 'Point', coordinates: [lng, lat] };
}

/** The first two numbers of an array or an embedded document, wherever they lie; throws BadValue. */
export function flatPositionOf(value: unknown): Position {
  if (!Array.isArray(value) && !isDoc(value)) throw refusal('Point must be an array or object, instead got', value);
  const [x, y] = (Array.isArray(value) ? value : Object.values(value)).slice(0, 2).map(numberOf);
  if (x === undefined || y === undefined) throw refusal('Point must only contain numeric elements', value);
  return [x, y];
}

/** The number that a BSON value is, undefined for what is no finite number. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' || NUMBERS.includes(bsonType(value) ?? '') ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function demandOnEarth(lng: number, lat: number): void {
  const onEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  demand(onEarth, 'BadValue', `Longitude/latitude is out of bounds, lng: ${lng} lat: ${lat}`);
}

function demandCrs(crs: unknown): void {
  if (crs === undefined) return;
  const name = isDoc(crs) && crs.type === 'name' && isDoc(crs.properties) ? crs.properties.name : undefined;
  if (!KNOWN_CRS.includes(String(name))) throw refusal('Unknown CRS name', name ?? crs);
}

function positionOf(value: unknown): Position {
  if (!Array.isArray(value)) throw refusal('GeoJSON coordinates must be an array', value);
  return legacyPointOf(value).coordinates;
}

function someOf<Item>(value: unknown, itemOf: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value)) throw refusal('GeoJSON coordinates must be an array of coordinates', value);
  demand(value.length, 'BadValue', 'GeoJSON geometries must have at least 1 element');
  return value.map(itemOf);
}

function lineOf(value: unknown): Position[] {
  const line = someOf(value, positionOf);
  if (!hasDistinct(line, 2)) throw refusal('GeoJSON LineString must have at least 2 vertices', value);
  return line;
}

function ringsOf(value: unknown): Position[][] {
  return someOf(value, ringOf);
}

function ringOf(value: unknown): Position[] {
  const ring = someOf(value, positionOf);
  if (String(ring[0]) !== String(ring.at(-1))) throw refusal('Loop is not closed', value);
  if (!hasDistinct(ring, 3)) throw refusal('Loop must have at least 3 different vertices', value);
  return ring;
}

function hasDistinct(positions: Position[], wanted: number): boolean {
  const seen = new Set<string>();
  return positions.some((position) => seen.add(String(position)).size >= wanted);
}

/** The BadValue for a value; thrown rather than demanded, since the text of a large value is long and seldom needed. */
export function refusal(message: string, value: unknown): StoreError {
  return new StoreError('BadValue', `${message}: ${valueText(value)}`);
}

function memberOf(value: unknown): Geometry {
  const geometry = geoJsonOf(value);
  demand(geometry.type !== 'GeometryCollection', 'BadValue', 'GeometryCollections cannot be nested');
  return geometry;
}

import { type Doc, isDoc } from '../bson-types';
import { demand, StoreError } from '../errors';
import { valueText } from '../value-text';
import { EARTH_RADIUS } from './distance';
import {
  flatPositionOf,
  type Geometry,
  geoJsonOf,
  geometryOf,
  legacyPointOf,
  numberOf,
  type Position,
  refusal,
} from './geometry';
import type { Area } from './predicates';

/** Where $near starts, and the metres between which it finds. */
export interface Near {
  point: Position;
  minMetres: number;
  maxMetres: number;
}

const AREAS: Record<string, (value: unknown) => Area> = {
  $geometry: (value) => ({ kind: 'polygons', geometry: withPolygons(geoJsonOf(value)) }),
  $box: (value) => ({ kind: 'box', box: boxOf(listOf(value, '$box')) }),
  $polygon: (value) => ({ kind: 'polygon', ring: ringOf(listOf(value, '$polygon')) }),
  $center: (value) => {
    const [center, radius] = listOf(value, '$center');
    return { kind: 'center', center: flatPositionOf(center), radius: notNegative(radius, 'radius') };
  },
  $centerSphere: (value) => {
    const [center, radius] = listOf(value, '$centerSphere');
    return { kind: 'centerSphere', center: legacyPointOf(center).coordinates, radians: notNegative(radius, 'radius') };
  },
};

/** The area in the operand of $geoWithin; throws BadValue. */
export function areaOf(operand: unknown): Area {
  const [name, value] = onlyShape(operand, '$geoWithin');
  const area = Object.hasOwn(AREAS, name) ? AREAS[name] : undefined;
  if (!area) throw refusal(`unknown geo specifier: ${name}`, value);
  return area(value);
}

/** The geometry in the operand of $geoIntersects; throws BadValue. */
export function soughtGeometryOf(operand: unknown): Geometry {
  const [name, value] = onlyShape(operand, '$geoIntersects');
  if (name !== '$geometry') throw refusal('$geoIntersect not supported with provided geometry', operand);
  return geoJsonOf(value);
}

/** What a filter operand with $near or $nearSphere asks for; throws BadValue. */
export function nearOf(operand: Doc): Near {
  const name = '$near' in operand ? '$near' : '$nearSphere';
  const value = operand[name];
  demand(Array.isArray(value) || isDoc(value), 'BadValue', 'geo near query argument is not an object');
  return isDoc(value) && '$geometry' in value ? geoJsonNear(operand, value) : shortNear(operand, name);
}

/** { $near: { $geometry, $minDistance, $maxDistance } } with distances in metres. */
function geoJsonNear(operand: Doc, value: Doc): Near {
  const extra = Object.keys(operand).find((name) => operand[name] !== value);
  const message = `geo near accepts just one argument when querying for a GeoJSON point. Extra field found: ${extra}`;
  demand(extra === undefined, 'BadValue', message);
  demandKnown(value, ['$geometry', '$minDistance', '$maxDistance']);
  return { point: geoJsonPoint(value.$geometry), ...limitsOf(value, 1) };
}

/** { $near: point, $minDistance, $maxDistance }, in metres for a GeoJSON point and in radians for a legacy one. */
function shortNear(operand: Doc, name: string): Near {
  demandKnown(operand, [name, '$minDistance', '$maxDistance']);
  const value = operand[name];
  if (isDoc(value) && 'type' in value) return { point: geoJsonPoint(value), ...limitsOf(operand, 1) };
  const point = legacyPointOf(value).coordinates;
  const needs2d = 'unable to find index for $geoNear query: $near with a legacy point needs a 2d index, $nearSphere does not';
  if (name === '$near') throw new StoreError('NoQueryExecutionPlans', needs2d);
  const third = Array.isArray(value) ? value[2] : undefined;
  return { point, ...limitsOf({ ...(third === undefined ? {} : { $maxDistance: third }), ...operand }, EARTH_RADIUS) };
}

function limitsOf({ $minDistance = 0, $maxDistance }: Doc, unit: number): { minMetres: number; maxMetres: number } {
  return {
    minMetres: notNegative($minDistance, '$minDistance') * unit,
    maxMetres: $maxDistance === undefined ? Infinity : notNegative($maxDistance, '$maxDistance') * unit,
  };
}

function geoJsonPoint(value: unknown): Position {
  const start = `invalid point in geo near query $geometry argument: ${valueText(value)}`;
  // MongoDB takes a legacy point for $geometry here so far as to say that it should have been GeoJSON.
  demand(isDoc(value) && 'type' in value, 'BadValue', `$near requires geojson point, given ${valueText(value)}`);
  demand(value.type === 'Point', 'BadValue', `${start}  expected a point`);
  return (geometryOf(value) as { coordinates: Position }).coordinates;
}

function demandKnown(doc: Doc, names: string[]): void {
  const unknown = Object.keys(doc).find((name) => !names.includes(name));
  demand(unknown === undefined, 'BadValue', `invalid argument in geo near query: ${unknown}`);
}

function onlyShape(operand: unknown, operator: string): [string, unknown] {
  demand(isDoc(operand), 'BadValue', 'geometry must be an object');
  const shapes = Object.entries(operand).filter(([name]) => name !== '$uniqueDocs');
  demand(shapes[0], 'BadValue', "geo query doesn't have any geometry");
  if (shapes.length > 1) throw refusal(`${operator} doesn't accept multiple shapes`, operand);
  return shapes[0];
}

function withPolygons(geometry: Geometry): Geometry {
  const members = geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  const some = members.some(({ type }) => type === 'Polygon' || type === 'MultiPolygon');
  if (!some) throw refusal('$within not supported with provided geometry', geometry);
  return geometry;
}

function boxOf(corners: unknown[]): { west: number; south: number; east: number; north: number } {
  const [a, b] = [flatPositionOf(corners[0]), flatPositionOf(corners[1])];
  return {
    west: Math.min(a[0], b[0]),
    south: Math.min(a[1], b[1]),
    east: Math.max(a[0], b[0]),
    north: Math.max(a[1], b[1]),
  };
}

function ringOf(corners: unknown[]): Position[] {
  demand(corners.length >= 3, 'BadValue', 'Polygon must have at least 3 points');
  const ring = corners.map(flatPositionOf);
  return [...ring, ring[0]!];
}

function listOf(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value) && !isDoc(value)) throw refusal(`unknown geo specifier: ${name}`, value);
  return Array.isArray(value) ? value : Object.values(value);
}

function notNegative(value: unknown, name: string): number {
  const number = numberOf(value);
  demand(number !== undefined, 'BadValue', `${name} must be a number`);
  demand(number >= 0, 'BadValue', `${name} must be non-negative`);
  return number;
}

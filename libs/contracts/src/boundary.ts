import { IsObject, ValidateBy } from 'class-validator';
import { FieldOptions, field, rule } from './field';

/** A place on the earth as GeoJSON has it: longitude, latitude, in degrees of WGS 84. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed line of four places or more; its last is its first. */
type Ring = readonly Position[];

/** The outline of an area, as a geometry of GeoJSON (RFC 7946): an outer ring and its holes, or several of both. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** The most places that a boundary may have; more detail than that helps nobody to find their community. */
export const MOST_PLACES = 2_000;

/** Whether the value is a Polygon or MultiPolygon with closed rings of places on the earth, 2,000 of them at most that do not cross themselves. */
export function isBoundary(value: unknown): value is Boundary {
  const { type, coordinates, ...further } = (value ?? {}) as Record<string, unknown>;
  if (Object.keys(further).length > 0) return false;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  // Counted first: whether rings cross themselves is found out in the square of their length.
  return isFilled(polygons) && placesIn(polygons) <= MOST_PLACES && polygons.every(isPolygon);
}

const isPolygon = (value: unknown): value is Ring[] => isFilled(value) && value.every(isRing);

function isRing(value: unknown): boolean {
  if (!isFilled(value) || value.length < 4 || value.length > MOST_PLACES || !value.every(isPosition)) return false;
  const [first, last] = [value[0], value.at(-1)] as [Position, Position];
  return first[0] === last[0] && first[1] === last[1] && !crossesItself(value as Ring);
}

/** Whether two of its lines cross, in the plane: over the width of a city the sphere makes no difference. With loops, for it compares each to each. */
function crossesItself(ring: Ring): boolean {
  for (let a = 0; a < ring.length - 1; a++) for (let b = a + 2; b < ring.length - 1; b++) if (cross(ring, a, b)) return true;
  return false;
}

function cross(ring: Ring, a: number, b: number): boolean {
  const [from, to, begin, end] = [ring[a], ring[a + 1], ring[b], ring[b + 1]] as [Position, Position, Position, Position];
  return side(from, to, begin) * side(from, to, end) < 0 && side(begin, end, from) * side(begin, end, to) < 0;
}

/** On which side of the line a place lies: the sign says it, 0 is on the line. */
const side = ([x, y]: Position, [toX, toY]: Position, [ofX, ofY]: Position): number =>
  Math.sign((toX - x) * (ofY - y) - (toY - y) * (ofX - x));

/** Whether the value is a longitude and a latitude. */
export const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length === 2 && isWithin(value[0], 180) && isWithin(value[1], 90);

const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most;

const isFilled = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;

const placesIn = (polygons: readonly unknown[]): number =>
  polygons.flat().reduce((sum: number, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0);

const EXAMPLE: Boundary = {
  type: 'Polygon',
  coordinates: [
    [
      [104.1, 30.65],
      [104.12, 30.65],
      [104.12, 30.67],
      [104.1, 30.67],
      [104.1, 30.65],
    ],
  ],
};

/** The outline of an area: a Polygon or MultiPolygon of GeoJSON, longitude before latitude. */
export const BoundaryField = (options: FieldOptions<Boundary>) =>
  field(
    { example: EXAMPLE, ...options },
    {
      api: {
        type: 'object',
        properties: {
          type: { type: 'string', enum: ['Polygon', 'MultiPolygon'] },
          coordinates: { type: 'array', items: { type: 'array', items: {} }, maxItems: MOST_PLACES },
        },
        required: ['type', 'coordinates'],
      } as never,
      checks: [
        ValidateBy({ name: 'isBoundary', validator: { validate: isBoundary } }, rule()),
        IsObject(rule({ as: 'isBoundary' })),
      ],
    },
  );

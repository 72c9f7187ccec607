import { IsObject, ValidateBy } from 'class-validator';
import { isPosition, type Position } from './boundary';
import { FieldOptions, field, rule } from './field';

/** A place on the earth, as a geometry of GeoJSON (RFC 7946). */
export interface Point {
  readonly type: 'Point';
  readonly coordinates: Position;
}

/** Whether the value is a Point and nothing more. */
export function isPoint(value: unknown): value is Point {
  const { type, coordinates, ...further } = (value ?? {}) as Record<string, unknown>;
  return type === 'Point' && isPosition(coordinates) && Object.keys(further).length === 0;
}

const EXAMPLE: Point = { type: 'Point', coordinates: [104.0987, 30.6571] };

/** A place as a Point of GeoJSON, longitude before latitude. */
export const PointField = (options: FieldOptions<Point>) =>
  field(
    { example: EXAMPLE, ...options },
    {
      api: {
        type: 'object',
        properties: {
          type: { type: 'string', enum: ['Point'] },
          coordinates: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
        },
        required: ['type', 'coordinates'],
      } as never,
      checks: [ValidateBy({ name: 'isPoint', validator: { validate: isPoint } }, rule()), IsObject(rule())],
    },
  );

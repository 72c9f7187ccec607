import type { StoreError } from '../errors';
import { geoCondition } from './geo-query';
import { CENTRE, way } from './testing/shapes';

const point = (coordinates: number[]) => ({ type: 'Point', coordinates });

describe('operands that MongoDB refuses', () => {
  it.each<[unknown, string]>([
    [{ $geoWithin: 5 }, 'geometry must be an object'],
    [{ $geoWithin: {} }, "geo query doesn't have any geometry"],
    [{ $geoWithin: { $circle: [] } }, 'unknown geo specifier: $circle: [  ]'],
    [{ $geoWithin: { $box: way('0 0, 1 1'), $center: [[0, 0], 1] } }, "$geoWithin doesn't accept multiple shapes"],
    [{ $geoWithin: { $geometry: point([1, 2]) } }, '$within not supported with provided geometry'],
    [{ $geoWithin: { $geometry: [1, 2] } }, 'geometry must be an object'],
    [{ $geoWithin: { $polygon: way('0 0, 1 1') } }, 'Polygon must have at least 3 points'],
    [{ $geoWithin: { $box: [[0, 0]] } }, 'Point must be an array or object'],
    [{ $geoWithin: { $center: [[0, 0], -1] } }, 'radius must be non-negative'],
    [{ $geoWithin: { $centerSphere: [[0, 91], 1] } }, 'Longitude/latitude is out of bounds'],
    [{ $geoIntersects: { $box: way('0 0, 1 1') } }, '$geoIntersect not supported with provided geometry'],
    [{ $near: 5 }, 'geo near query argument is not an object'],
    [{ $near: { $geometry: CENTRE } }, 'invalid point in geo near query $geometry argument'],
    [{ $near: { $geometry: [1, 2] } }, '$near requires geojson point, given [ 1, 2 ]'],
    [{ $near: { $geometry: point([1, 2]), $maxDistance: -1 } }, '$maxDistance must be non-negative'],
    [{ $near: { $geometry: point([1, 2]), $maxDistance: 'far' } }, '$maxDistance must be a number'],
    [{ $near: { $geometry: point([1, 2]), $limit: 1 } }, 'invalid argument in geo near query: $limit'],
    [{ $near: { $geometry: point([1, 2]) }, $maxDistance: 1 }, 'Extra field found: $maxDistance'],
    [{ $nearSphere: [1, 2], $geoWithin: {} }, 'invalid argument in geo near query: $geoWithin'],
  ])('refuses %j', (operand, message) => {
    expect(() => geoCondition(operand as Record<string, unknown>)).toThrow(
      expect.objectContaining({ codeName: 'BadValue', message: expect.stringContaining(message) }) as StoreError,
    );
  });

  it('has no index for a flat $near', () => {
    expect(() => geoCondition({ $near: [1, 2] })).toThrow(expect.objectContaining({ code: 291 }) as StoreError);
  });
});

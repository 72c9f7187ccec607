import { Decimal128, Double, ObjectId } from 'bson';
import type { StoreError } from '../errors';
import { geometryOf, storedGeometryOf } from './geometry';

const square = [
  [104.06, 30.65],
  [104.08, 30.65],
  [104.08, 30.67],
  [104.06, 30.67],
  [104.06, 30.65],
];

const errorOf = (act: () => unknown): StoreError => {
  try {
    act();
  } catch (error) {
    return error as StoreError;
  }
  throw new Error('nothing was thrown');
};

describe('geometryOf', () => {
  it.each([
    { type: 'Point', coordinates: [104.0657, 30.6574] },
    { type: 'LineString', coordinates: square },
    { type: 'Polygon', coordinates: [square] },
    { type: 'MultiPoint', coordinates: square },
    { type: 'MultiLineString', coordinates: [square, square.slice(0, 2)] },
    { type: 'MultiPolygon', coordinates: [[square]] },
    { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [180, -90] }] },
  ])('takes a $type', (value) => {
    expect(geometryOf(value)).toEqual(value);
  });

  it.each([
    [[104.0657, 30.6574]],
    [{ lng: 104.0657, lat: 30.6574 }],
    [{ x: new Double(104.0657), y: Decimal128.fromString('30.6574') }],
    [{ lng: 104.0657, lat: 30.6574, street: '人民南路' }],
    [{ type: 'Point', coordinates: [104.0657, 30.6574, 500] }],
    [{ type: 'Point', coordinates: [104.0657, 30.6574], crs: { type: 'name', properties: { name: 'EPSG:4326' } } }],
  ])('takes %j as a point', (value) => {
    expect(geometryOf(value)).toEqual({ type: 'Point', coordinates: [104.0657, 30.6574] });
  });

  it.each<[unknown, string]>([
    ['Chengdu', 'Point must be an array or object, instead got: "Chengdu"'],
    [null, 'Point must be an array or object, instead got: null'],
    [
      new ObjectId('0123456789abcdef01234567'),
      "Point must be an array or object, instead got: ObjectId('0123456789abcdef01234567')",
    ],
    [[104], 'Point must only contain numeric elements: [ 104 ]'],
    [{ lng: '104', lat: 30 }, 'Point must only contain numeric elements: { lng: "104", lat: 30 }'],
    [[Number.NaN, 30], 'Point must only contain numeric elements: [ NaN, 30 ]'],
    [[30.6574, 104.0657], 'Longitude/latitude is out of bounds, lng: 30.6574 lat: 104.0657'],
    [{ type: 'Point', coordinates: [180.1, 0] }, 'Longitude/latitude is out of bounds, lng: 180.1 lat: 0'],
    [{ type: 'Point', coordinates: { lng: 1, lat: 2 } }, 'GeoJSON coordinates must be an array: { lng: 1, lat: 2 }'],
    [{ type: 'Circle', coordinates: [1, 2] }, 'unknown GeoJSON type: { type: "Circle", coordinates: [ 1, 2 ] }'],
    [{ type: 'constructor' }, 'unknown GeoJSON type: { type: "constructor" }'],
    [{ type: 'MultiPoint', coordinates: [] }, 'GeoJSON geometries must have at least 1 element'],
  ])('refuses %j', (value, message) => {
    expect(errorOf(() => geometryOf(value))).toMatchObject({ codeName: 'BadValue', code: 2, message });
  });

  it.each([
    ['a line with one place', { type: 'LineString', coordinates: [square[0], square[0]] }, 'at least 2 vertices'],
    ['a ring that is open', { type: 'Polygon', coordinates: [square.slice(0, 4)] }, 'Loop is not closed'],
    [
      'a ring that goes there and back',
      { type: 'Polygon', coordinates: [[...square.slice(0, 2), square[0]]] },
      '3 different vertices',
    ],
    [
      'another crs',
      { type: 'Point', coordinates: [1, 2], crs: { type: 'name', properties: { name: 'EPSG:3857' } } },
      'Unknown CRS',
    ],
    [
      'a collection in a collection',
      {
        type: 'GeometryCollection',
        geometries: [{ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] }],
      },
      'cannot be nested',
    ],
  ])('refuses %s', (_, value, message) => {
    expect(errorOf(() => geometryOf(value)).message).toContain(message);
  });
});

describe('storedGeometryOf', () => {
  it('answers like an index of MongoDB', () => {
    const doc = { _id: 1, at: [200, 0] };
    expect(errorOf(() => storedGeometryOf(doc.at, doc))).toMatchObject({
      codeName: 'Location16755',
      code: 16755,
      message: "Can't extract geo keys: { _id: 1, at: [ 200, 0 ] }  Longitude/latitude is out of bounds, lng: 200 lat: 0",
    });
    expect(storedGeometryOf([1, 2])).toEqual({ type: 'Point', coordinates: [1, 2] });
  });
});

import { geometryOf } from './geometry';
import { boxesOf, turnsToMeet, wrapped } from './planar';

const boxesOfGeoJson = (type: string, coordinates: unknown) => boxesOf(geometryOf({ type, coordinates }));

describe('boxesOf', () => {
  it('is one box for a place or an ordinary shape', () => {
    expect(boxesOf(geometryOf([104, 30]))).toEqual([{ west: 104, south: 30, east: 104, north: 30 }]);
    const line = [
      [104, 30],
      [105, 29],
    ];
    expect(boxesOfGeoJson('LineString', line)).toEqual([{ west: 104, south: 29, east: 105, north: 30 }]);
  });

  it('splits a shape that crosses the antimeridian, in either direction', () => {
    const line = [
      [179, -17],
      [-178, -16],
    ];
    const split = [
      { west: 179, south: -17, east: 180, north: -16 },
      { west: -180, south: -17, east: -178, north: -16 },
    ];
    expect(boxesOfGeoJson('LineString', line)).toEqual(split);
    expect(boxesOfGeoJson('LineString', line.toReversed())).toEqual(split);
  });

  it.each([1, -1])('gives a ring around a pole all longitudes up to that pole (%d)', (side) => {
    const ring = [0, 100, -160, -60, 0].map((lng) => [lng, 80 * side]);
    const boxes = boxesOfGeoJson('Polygon', [ring]);
    expect(boxes).toEqual([{ west: -180, east: 180, south: side > 0 ? 80 : -90, north: side > 0 ? 90 : -80 }]);
    expect(boxesOfGeoJson('Polygon', [ring.toReversed()])).toEqual(boxes);
  });

  it('counts 180° and -180° as the same place', () => {
    expect(boxesOf(geometryOf([180, 5]))).toEqual(boxesOf(geometryOf([-180, 5])));
  });
});

test('wrapped brings boxes of any turn home', () => {
  const box = { south: 0, north: 1 };
  expect(wrapped({ ...box, west: 370, east: 371 })).toEqual([{ ...box, west: 10, east: 11 }]);
  expect(wrapped({ ...box, west: -200, east: 170 })).toEqual([{ ...box, west: -180, east: 180 }]);
});

test('turnsToMeet finds every turn in which boxes meet', () => {
  const box = { south: 0, north: 1 };
  expect(turnsToMeet({ ...box, west: 170, east: 190 }, { ...box, west: -175, east: -171 })).toEqual([1]);
  expect(turnsToMeet({ ...box, west: -180, east: 180 }, { ...box, west: 170, east: 190 })).toEqual([-1, 0]);
  expect(turnsToMeet({ ...box, west: 0, east: 1 }, { ...box, west: 2, east: 3 })).toEqual([]);
  expect(turnsToMeet({ ...box, west: 0, east: 1 }, { west: 0, east: 1, south: 2, north: 3 })).toEqual([]);
});

import { EARTH_RADIUS } from './distance';
import { type Geometry, geometryOf, type Position } from './geometry';
import { intersects, within } from './predicates';
import { CENTRE, geo, PLACES, polygon, rectangle, way } from './testing/shapes';

describe('within the legacy shapes', () => {
  const box = { kind: 'box', box: { west: 104.06, south: 30.65, east: 104.08, north: 30.67 } } as const;

  it('is flat, with the boundary, and for points only', () => {
    expect(within(geo('Point', [104.06, 30.65]), box)).toBe(true);
    expect(within(geo('Point', [104.09, 30.66]), box)).toBe(false);
    expect(within(geo('LineString', [PLACES.tianfuSquare, PLACES.chunxiRoad]), box)).toBe(false);
    const ring: Position[] = way('0 0, 4 0, 0 4, 0 0');
    expect(within(geo('Point', [2, 2]), { kind: 'polygon', ring })).toBe(true);
    expect(within(geo('Point', [3, 3]), { kind: 'polygon', ring })).toBe(false);
    expect(within(geo('Point', [3, 4]), { kind: 'center', center: [0, 0], radius: 5 })).toBe(true);
    expect(within(geo('Point', [3, 4.1]), { kind: 'center', center: [0, 0], radius: 5 })).toBe(false);
  });

  it('has circles on the sphere, at the antimeridian too', () => {
    const around = (center: Position, metres: number) =>
      ({ kind: 'centerSphere', center, radians: metres / EARTH_RADIUS }) as const;
    expect(within(geo('Point', PLACES.chunxiRoad), around(PLACES.tianfuSquare, 1200))).toBe(true);
    expect(within(geo('Point', PLACES.chunxiRoad), around(PLACES.tianfuSquare, 1100))).toBe(false);
    expect(within(geo('LineString', [PLACES.tianfuSquare, PLACES.chunxiRoad]), around(PLACES.tianfuSquare, 1100))).toBe(false);
    expect(within(geo('Point', [-179.99, 0]), around([179.99, 0], 3000))).toBe(true);
  });
});

describe('intersects', () => {
  it.each<[boolean, string, Geometry]>([
    [true, 'a place inside', geo('Point', PLACES.tianfuSquare)],
    [true, 'a corner', geo('Point', [104.08, 30.67])],
    [false, 'a place outside', geo('Point', [104.117, 30.681])],
    [true, 'a line through it', geo('LineString', way('104 30.66, 104.1 30.66'))],
    [true, 'a shape around it', polygon(rectangle('103 30, 105 31'))],
    [false, 'a shape with it in a hole', polygon(rectangle('103 30, 105 31'), rectangle('104 30.6, 104.1 30.7'))],
    [
      true,
      'a collection with one that does',
      geometryOf({ type: 'GeometryCollection', geometries: [geo('Point', [0, 0]), geo('Point', PLACES.tianfuSquare)] }),
    ],
  ])('is %s for %s', (expected, _, other) => {
    expect(intersects(other, CENTRE)).toBe(expected);
    expect(intersects(CENTRE, other)).toBe(expected);
  });

  it('meets across the antimeridian', () => {
    const fiji = polygon(rectangle('177 -19, -178 -16'));
    expect(intersects(geo('LineString', way('-179 -30, -179 0')), fiji)).toBe(true);
    expect(intersects(geo('LineString', way('-170 -17, 170 -17')), fiji)).toBe(true);
    expect(intersects(geo('LineString', way('-170 -17, 0 -17')), fiji)).toBe(false);
  });
});

import fc from 'fast-check';
import { type Geometry, geometryOf, type Position } from './geometry';
import { distance, intersects, within } from './predicates';
import { CENTRE, geo, PLACES, polygon, rectangle, way } from './testing/shapes';

const inPolygons = (stored: Geometry, geometry: Geometry) => within(stored, { kind: 'polygons', geometry });

describe('within polygons', () => {
  it('holds places inside and on its boundary, no others', () => {
    expect(inPolygons(geo('Point', PLACES.tianfuSquare), CENTRE)).toBe(true);
    expect(inPolygons(geo('Point', [104.06, 30.66]), CENTRE)).toBe(true);
    expect(inPolygons(geo('Point', [104.06, 30.65]), CENTRE)).toBe(true);
    expect(inPolygons(geo('Point', [104.0599, 30.66]), CENTRE)).toBe(false);
  });

  it('needs all of a line', () => {
    expect(inPolygons(geo('LineString', [PLACES.tianfuSquare, PLACES.chunxiRoad]), CENTRE)).toBe(true);
    expect(inPolygons(geo('LineString', [PLACES.tianfuSquare, [104.1, 30.66]]), CENTRE)).toBe(false);
    expect(inPolygons(geo('LineString', way('104.06 30.65, 104.08 30.65')), CENTRE)).toBe(true);
  });

  it('sees that a line leaves between two of its places', () => {
    const arch: Position[] = way('0 0, 6 0, 6 4, 4 4, 4 2, 2 2, 2 4, 0 4, 0 0');
    expect(inPolygons(geo('LineString', way('1 3, 5 3')), polygon(arch))).toBe(false);
    expect(inPolygons(geo('LineString', way('2 4, 4 4')), polygon(arch))).toBe(false);
    expect(inPolygons(geo('LineString', way('0 2, 6 2')), polygon(arch))).toBe(true);
    expect(inPolygons(geo('LineString', way('0 4, 6 4')), polygon(arch))).toBe(false);
  });

  it('leaves holes out, also those that lie within the stored shape', () => {
    const lake = rectangle('4 4, 6 6');
    const ring = polygon(rectangle('0 0, 10 10'), lake);
    expect(inPolygons(geo('Point', [5, 5]), ring)).toBe(false);
    expect(inPolygons(geo('Point', [4, 5]), ring)).toBe(true);
    expect(inPolygons(polygon(rectangle('1 1, 9 9')), ring)).toBe(false);
    expect(inPolygons(polygon(rectangle('1 1, 3 3')), ring)).toBe(true);
    expect(inPolygons(polygon(rectangle('1 1, 9 9'), lake), ring)).toBe(true);
    expect(inPolygons(polygon(rectangle('1 1, 9 9'), rectangle('3 3, 7 7')), ring)).toBe(true);
    expect(inPolygons(polygon(rectangle('1 1, 9 9'), rectangle('4.5 4.5, 5.5 5.5')), ring)).toBe(false);
  });

  it('takes the pieces of several each for itself', () => {
    const both = geo('MultiPolygon', [[rectangle('0 0, 1 1')], [rectangle('2 0, 3 1')]]);
    expect(inPolygons(geo('MultiPoint', way('0.5 0.5, 2.5 0.5')), both)).toBe(true);
    expect(inPolygons(geo('MultiPoint', way('0.5 0.5, 1.5 0.5')), both)).toBe(false);
    const collection = geometryOf({ type: 'GeometryCollection', geometries: [both, geo('Point', [9, 9])] });
    expect(inPolygons(geo('Point', [2.5, 0.5]), collection)).toBe(true);
    expect(inPolygons(geo('Point', [9, 9]), collection)).toBe(false);
  });

  it('goes the short way round at the antimeridian', () => {
    const fiji = polygon(rectangle('177 -19, -178 -16'));
    expect(inPolygons(geo('Point', [179, -17]), fiji)).toBe(true);
    expect(inPolygons(geo('Point', [-179, -17]), fiji)).toBe(true);
    expect(inPolygons(geo('Point', [180, -17]), fiji)).toBe(true);
    expect(inPolygons(geo('Point', [-180, -17]), fiji)).toBe(true);
    expect(inPolygons(geo('Point', [0, -17]), fiji)).toBe(false);
    expect(inPolygons(polygon(rectangle('-179.5 -18, -178.5 -17')), fiji)).toBe(true);
    const holed = polygon(rectangle('177 -19, -178 -16'), rectangle('-179.5 -18, -178.5 -17'));
    expect(inPolygons(geo('Point', [-179, -17.5]), holed)).toBe(false);
    expect(inPolygons(geo('Point', [179, -17.5]), holed)).toBe(true);
  });

  it.each([1, -1])('holds the pole that a ring goes round (%d)', (side) => {
    const cap = polygon([0, 100, -160, -60, 0].map((lng): Position => [lng, 80 * side]));
    expect(inPolygons(geo('Point', [30, 90 * side]), cap)).toBe(true);
    expect(inPolygons(geo('Point', [-170, 85 * side]), cap)).toBe(true);
    expect(inPolygons(geo('Point', [180, 85 * side]), cap)).toBe(true);
    expect(inPolygons(geo('Point', [50, 79 * side]), cap)).toBe(false);
    expect(inPolygons(geo('Point', [30, -90 * side]), cap)).toBe(false);
  });

  it('holds itself and what is drawn smaller around its middle, whatever its form', () => {
    const star = fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 3, maxLength: 12 });
    const middle = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));
    const drawn = ([lng, lat]: [number, number], radii: number[], scale: number) => {
      const ring = radii.map((radius, i): Position => {
        const angle = (2 * Math.PI * i) / radii.length;
        const east = lng + radius * scale * Math.cos(angle);
        return [east > 180 ? east - 360 : east < -180 ? east + 360 : east, lat + radius * scale * Math.sin(angle)];
      });
      return polygon([...ring, ring[0]!]);
    };
    fc.assert(
      fc.property(middle, star, (at, radii) => {
        const whole = drawn(at, radii, 1);
        const smaller = drawn(at, radii, 0.9);
        expect(inPolygons(whole, whole)).toBe(true);
        expect(inPolygons(smaller, whole)).toBe(true);
        expect(inPolygons(whole, smaller)).toBe(false);
        expect(intersects(whole, smaller) && intersects(smaller, whole)).toBe(true);
        expect(distance(at, whole)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { cellRanges, cellsOf } from './cells';
import { EARTH_RADIUS } from './distance';
import { geoCondition, ringsAround } from './geo-query';
import { geometryOf, type Position } from './geometry';
import { type Box, WORLD } from './planar';
import { CENTRE, PLACES, way } from './testing/shapes';

const point = (coordinates: number[]) => ({ type: 'Point', coordinates });
const found = (operand: Record<string, unknown>) =>
  Object.entries(PLACES).flatMap(([name, place]) => (geoCondition(operand)!.test(point(place)) ? [name] : []));

const isFound = (position: Position, boxes: Box[]) => {
  const [cell] = cellsOf(geometryOf(position));
  return cellRanges(boxes).some(({ low, high }) => low <= cell! && cell! < high);
};

describe('geoCondition', () => {
  it('is nothing without a geographic operator', () => {
    expect(geoCondition({ $gt: 5 })).toBeUndefined();
    expect(geoCondition({})).toBeUndefined();
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ $geoWithin: { $geometry: CENTRE } }, ['tianfuSquare', 'chunxiRoad']],
    [{ $geoIntersects: { $geometry: CENTRE } }, ['tianfuSquare', 'chunxiRoad']],
    [{ $geoIntersects: { $geometry: point(PLACES.wangping) } }, ['wangping']],
    [{ $geoWithin: { $box: way('104.08 30.67, 104.07 30.65') } }, ['chunxiRoad']],
    [{ $geoWithin: { $polygon: way('104 30, 104.07 30, 104.07 31, 104 31') } }, ['tianfuSquare']],
    [{ $geoWithin: { $center: [PLACES.chunxiRoad, 0.02] } }, ['tianfuSquare', 'chunxiRoad', 'wangping']],
    [{ $geoWithin: { $centerSphere: [PLACES.chunxiRoad, 1200 / EARTH_RADIUS] } }, ['tianfuSquare', 'chunxiRoad']],
    [{ $near: { $geometry: point(PLACES.chunxiRoad), $maxDistance: 2000 } }, ['tianfuSquare', 'chunxiRoad', 'wangping']],
    [{ $nearSphere: { $geometry: point(PLACES.chunxiRoad), $minDistance: 1, $maxDistance: 1200 } }, ['tianfuSquare']],
    [{ $near: point(PLACES.chunxiRoad), $maxDistance: 1200 }, ['tianfuSquare', 'chunxiRoad']],
    [{ $nearSphere: PLACES.chunxiRoad, $maxDistance: 1200 / EARTH_RADIUS }, ['tianfuSquare', 'chunxiRoad']],
    [{ $nearSphere: [...PLACES.chunxiRoad, 1200 / EARTH_RADIUS] }, ['tianfuSquare', 'chunxiRoad']],
    [{ $nearSphere: { lng: 104.0778, lat: 30.6557 } }, Object.keys(PLACES)],
    [{ $geoWithin: { $geometry: CENTRE }, $geoIntersects: { $geometry: point(PLACES.chunxiRoad) } }, ['chunxiRoad']],
  ])('%j finds %j', (operand, expected) => {
    expect(found(operand)).toEqual(expected);
  });

  it.each([undefined, null, 5, 'Chengdu', [], [200, 0], {}, { type: 'Point' }, [[1, 2]], new Date()])(
    'is false for %p',
    (value) => {
      for (const operand of [{ $geoWithin: { $geometry: CENTRE } }, { $nearSphere: [104, 30] }]) {
        expect(geoCondition(operand)!.test(value)).toBe(false);
      }
    },
  );

  it('says for $near from where, how far and in which order', () => {
    const near = geoCondition({ $near: { $geometry: point(PLACES.chunxiRoad), $minDistance: 5, $maxDistance: 1000 } });
    expect(near).toMatchObject({ kind: 'near', near: { point: PLACES.chunxiRoad, minMetres: 5, maxMetres: 1000 } });
    expect(near!.distanceTo!(PLACES.tianfuSquare)).toBeCloseTo(1174, -1);
    expect(near!.boxes).toHaveLength(1);
    expect(geoCondition({ $nearSphere: [104, 30] })!.boxes).toEqual([WORLD]);
    expect(geoCondition({ $nearSphere: [180, 0], $maxDistance: 0.01 })!.boxes).toHaveLength(2);
    expect(geoCondition({ $nearSphere: [50, 89.9], $maxDistance: 0.01 })!.boxes).toMatchObject([
      { west: -180, east: 180, north: 90 },
    ]);
  });

  it('looks nowhere for a flat box beside the earth', () => {
    expect(geoCondition({ $geoWithin: { $box: way('200 0, 210 5') } })!.boxes).toEqual([]);
    expect(geoCondition({ $geoWithin: { $box: way('-500 -500, 500 500') } })!.boxes).toEqual([WORLD]);
  });
});

describe('ringsAround', () => {
  it('grows from the first metres to the world', () => {
    const rings = [...ringsAround([104, 30])];
    expect(rings.slice(0, 3).map(({ metres }) => metres)).toEqual([500, 1500, 4500]);
    expect(rings.at(-1)).toEqual({ metres: Infinity, boxes: [WORLD] });
    expect([...ringsAround([104, 30], 1e9)]).toHaveLength(1);
    expect([...ringsAround([104, 30], 0)][0]!.metres).toBe(1);
  });

  it('leaves out nothing that is as near as a ring', () => {
    const lng = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, -89.99, 89.99, 90));
    const near = fc.double({ min: -0.02, max: 0.02, noNaN: true });
    const home = (degrees: number) => ((degrees + 540) % 360) - 180;
    fc.assert(
      fc.property(fc.tuple(lng, lat), near, near, ([west, south], east, north) => {
        const other: Position = [home(west + east), Math.max(-90, Math.min(90, south + north))];
        const metres = geoCondition({ $nearSphere: [west, south] })!.distanceTo!(other);
        for (const ring of ringsAround([west, south])) {
          if (metres <= ring.metres) expect(isFound(other, ring.boxes)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

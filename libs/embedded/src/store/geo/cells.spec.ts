import fc from 'fast-check';
import { cellRanges, cellsOf } from './cells';
import { type Geometry, geometryOf, type Position } from './geometry';
import { boxesOf, turnsToMeet, WORLD } from './planar';

const isIn = (cell: string, ranges: { low: string; high: string }[]) =>
  ranges.some(({ low, high }) => low <= cell && cell < high);

/** Places anywhere, and places where two of them are often near each other or at an edge of the world. */
const lng = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, -179.9, 0, 104.06, 104.07, 179.9, 180),
);
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, -89.9, 0, 30.65, 30.66, 89.9, 90));
const position = fc.tuple(lng, lat) as fc.Arbitrary<Position>;
const small = fc.tuple(position, fc.double({ min: 0.0001, max: 5, noNaN: true })).map(([[west, south], size]): Position[] => [
  [west, south],
  [west + size > 180 ? west + size - 360 : west + size, south],
  [west, Math.min(90, south + size)],
]);
const line = fc.oneof(fc.array(position, { minLength: 2, maxLength: 6 }), small);
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates): Geometry => ({ type: 'Point', coordinates })),
  line.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
  small.map((ring): Geometry => ({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] })),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
);

test('a point has one cell of the last level, and the same one on both sides of the antimeridian', () => {
  expect(cellsOf(geometryOf([104.0657, 30.6574]))).toEqual([expect.stringMatching(/^[0-3]{26}$/)]);
  expect(cellsOf(geometryOf([180, 5]))).toEqual(cellsOf(geometryOf([-180, 5])));
  expect(cellsOf(geometryOf([0, 90]))).toHaveLength(1);
});

test('a neighbourhood has few and small cells', () => {
  const ring = [
    [104.11, 30.67],
    [104.13, 30.67],
    [104.13, 30.69],
    [104.11, 30.69],
    [104.11, 30.67],
  ];
  const cells = cellsOf(geometryOf({ type: 'Polygon', coordinates: [ring] }));
  expect(cells.length).toBeLessThanOrEqual(8);
  expect(Math.min(...cells.map((cell) => cell.length))).toBeGreaterThan(10);
});

test('the world is one range and holds everything', () => {
  expect(cellRanges([WORLD])).toEqual([{ low: '', high: '4' }]);
  expect(cellRanges([])).toEqual([]);
});

test("a cell's name says the way to it, south before north and west before east", () => {
  const name = (...position: number[]) => cellsOf(geometryOf(position))[0];
  expect(name(-180, -90)).toBe('0'.repeat(26));
  expect(name(179.999999, 90)).toBe('3'.repeat(26));
  expect(name(0, 0)).toBe(`3${'0'.repeat(25)}`);
  const acrossTheMiddle = geometryOf({
    type: 'LineString',
    coordinates: [
      [-1, -1],
      [1, 1],
    ],
  });
  expect(new Set(cellsOf(acrossTheMiddle).map((cell) => cell[0]))).toEqual(new Set(['0', '1', '2', '3']));
});

test('a range finds names that have a terminator too', () => {
  const at = geometryOf([104.0657, 30.6574]);
  expect(cellRanges(boxesOf(at)).every(({ low, high }) => low <= `${low}\u0000row` && `${low}\u0000row` < high)).toBe(true);
});

/** Rounded they meet, though they are a hundred-millionth of a metre apart. */
const onTheSeam: Geometry = {
  type: 'LineString',
  coordinates: [
    [-180, 30.65],
    [-180, 0],
  ],
};
const besideTheSeam: Geometry = {
  type: 'LineString',
  coordinates: [
    [0, -90],
    [179.99999999999997, 90],
  ],
};

test('what meets is found: a cell of the one lies in a range of the other', () => {
  fc.assert(
    fc.property(geometry, geometry, (a, b) => {
      const meet = boxesOf(a).some((one) => boxesOf(b).some((other) => turnsToMeet(one, other).length > 0));
      fc.pre(meet);
      expect(cellsOf(a).some((cell) => isIn(cell, cellRanges(boxesOf(b))))).toBe(true);
    }),
    { numRuns: 1000, maxSkipsPerRun: 200, examples: [[onTheSeam, besideTheSeam]] },
  );
});

test('a geometry never has more than 8 cells, and its ranges are in order and apart', () => {
  fc.assert(
    fc.property(geometry, (one) => {
      const cells = cellsOf(one);
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.length).toBeLessThanOrEqual(8);
      const ranges = cellRanges(boxesOf(one));
      expect(ranges.slice(1).every(({ low }, i) => ranges[i]!.high <= low)).toBe(true);
    }),
  );
});

test('most of what is far away is not looked at', () => {
  const ranges = cellRanges([{ west: 104.06, south: 30.65, east: 104.08, north: 30.67 }]);
  expect(ranges.length).toBeLessThan(60);
  expect(isIn(cellsOf(geometryOf([104.07, 30.66]))[0]!, ranges)).toBe(true);
  expect(isIn(cellsOf(geometryOf([104.2, 30.66]))[0]!, ranges)).toBe(false);
});

import fc from 'fast-check';
import { isBoundary, MOST_PLACES } from './boundary';

const square = [
  [104, 30],
  [105, 30],
  [105, 31],
  [104, 31],
  [104, 30],
];

describe('the boundary of an area', () => {
  it.each([
    ['a polygon', { type: 'Polygon', coordinates: [square] }],
    ['a polygon with a hole', { type: 'Polygon', coordinates: [square, square] }],
    ['several polygons', { type: 'MultiPolygon', coordinates: [[square], [square, square]] }],
  ])('is %s', (_what, value) => expect(isBoundary(value)).toBe(true));

  it.each([
    ['no object', 'Polygon'],
    ['nothing', null],
    ['a point', { type: 'Point', coordinates: [104, 30] }],
    ['an open ring', { type: 'Polygon', coordinates: [square.slice(0, 4)] }],
    ['a line of three places', { type: 'Polygon', coordinates: [[square[0], square[1], square[0]]] }],
    [
      'a line that crosses itself',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
            [0, 0],
          ],
        ],
      },
    ],
    ['without rings', { type: 'Polygon', coordinates: [] }],
    ['off the earth', { type: 'Polygon', coordinates: [[...square.slice(0, 2), [181, 30], ...square.slice(3)]] }],
    ['places with a height', { type: 'Polygon', coordinates: [square.map((place) => [...place, 500])] }],
    ['with more to it', { type: 'Polygon', coordinates: [square], crs: 'EPSG:4490' }],
    ['too long', { type: 'Polygon', coordinates: [[...Array(MOST_PLACES).fill(square[0]), square[0]]] }],
    ['too long in all', { type: 'MultiPolygon', coordinates: [[Array(1200).fill(square[0])], [Array(1200).fill(square[0])]] }],
  ])('is not %s', (_what, value) => expect(isBoundary(value)).toBe(false));

  it('never fails for whatever is sent', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof isBoundary(value) === 'boolean'));
  });
});

import { distance, EARTH_RADIUS } from './distance';
import type { Position } from './geometry';
import { CENTRE, geo, PLACES, polygon, rectangle, way } from './testing/shapes';

describe('distance', () => {
  const degree = (EARTH_RADIUS * Math.PI) / 180;

  it('is on a sphere of 6378.1 km', () => {
    expect(distance([0, 0], geo('Point', [1, 0]))).toBeCloseTo(degree, 6);
    expect(distance([0, 89], geo('Point', [180, 89]))).toBeCloseTo(2 * degree, 6);
    expect(distance([0, 0], geo('Point', [180, 0]))).toBeCloseTo(180 * degree, 6);
    expect(distance([179.5, 0], geo('Point', [-179.5, 0]))).toBeCloseTo(degree, 6);
  });

  it('agrees in Chengdu with a flat map to a metre', () => {
    const east = (PLACES.chunxiRoad[0] - PLACES.tianfuSquare[0]) * Math.cos((30.65655 * Math.PI) / 180);
    const flat = Math.hypot(east, PLACES.chunxiRoad[1] - PLACES.tianfuSquare[1]) * degree;
    expect(Math.abs(distance(PLACES.tianfuSquare, geo('Point', PLACES.chunxiRoad)) - flat)).toBeLessThan(1);
  });

  it('is to the nearest place of a shape, and 0 inside', () => {
    expect(distance([5, 1], geo('LineString', way('0 0, 10 0')))).toBeCloseTo(degree, 6);
    expect(distance(PLACES.tianfuSquare, CENTRE)).toBe(0);
    expect(distance([104.07, 30.68], CENTRE)).toBeCloseTo(0.01 * degree, 3);
    expect(distance([5, 5], polygon(rectangle('0 0, 10 10'), rectangle('4 4, 6 6')))).toBeGreaterThan(degree * 0.99);
    expect(distance([-179, 0], polygon(rectangle('178 -1, 179 1')))).toBeCloseTo(2 * degree, 6);
    expect(distance([10, 89.9], polygon([0, 100, -160, -60, 0].map((lng): Position => [lng, 80])))).toBe(0);
    expect(distance(PLACES.tianfuSquare, geo('MultiPoint', [[0, 0], PLACES.tianfuSquare]))).toBe(0);
  });
});

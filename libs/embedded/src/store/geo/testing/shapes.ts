import { type Geometry, geometryOf, type Position } from '../geometry';

/** Real places in Chengdu. */
export const PLACES = {
  tianfuSquare: [104.0657, 30.6574] as Position,
  chunxiRoad: [104.0778, 30.6557] as Position,
  wangping: [104.0905, 30.6645] as Position,
  shanbanqiao: [104.117, 30.681] as Position,
};

/** The positions in a text such as '104.06 30.65, 104.08 30.67'. */
export function way(text: string): Position[] {
  return text.split(', ').map((position) => position.split(' ').map(Number) as Position);
}

/** The closed ring of a rectangle, from the text of its south-western and north-eastern corners. */
export function rectangle(corners: string): Position[] {
  const [[west, south], [east, north]] = way(corners) as [Position, Position];
  return way(`${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}`);
}

/** The geometry of GeoJSON's type and coordinates. */
export function geo(type: string, coordinates: unknown): Geometry {
  return geometryOf({ type, coordinates });
}

/** A polygon with its holes. */
export function polygon(...rings: Position[][]): Geometry {
  return geo('Polygon', rings);
}

/** The middle of Chengdu: Tianfu Square and Chunxi Road lie in it. */
export const CENTRE = polygon(rectangle('104.06 30.65, 104.08 30.67'));

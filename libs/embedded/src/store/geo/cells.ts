import type { Geometry } from './geometry';
import { type Box, boxesOf, ROUNDING, wrapped } from './planar';

/*
 * The earth as a square of longitude and latitude, cut in four again and again. A cell's name says the way to it, one digit per
 * cut, so a cell's name begins with the name of every cell around it.
 */

/** A stretch of names in plain string order: from `low`, up to but without `high`. */
export interface CellRange {
  low: string;
  high: string;
}

const LEVELS = 26;
const SIDE = 2 ** LEVELS;
const MOST_INDEX_CELLS = 8;
const MOST_QUERY_CELLS = 16;

/** A rectangle of cells of the last level, its ends included. */
interface Tiles {
  west: number;
  south: number;
  east: number;
  north: number;
}

interface Cell extends Tiles {
  name: string;
}

/** The cells under which an index finds a geometry: one of the last level for a point, else at most 8 that cover it. */
export function cellsOf(geometry: Geometry): string[] {
  return cover(boxesOf(geometry), MOST_INDEX_CELLS);
}

/** The ranges of an index that hold every geometry whose boxes meet one of the given boxes; none overlaps another. */
export function cellRanges(boxes: Box[]): CellRange[] {
  const cells = cover(boxes.flatMap(widened), MOST_QUERY_CELLS);
  const around = new Set(cells.flatMap((cell) => Array.from(cell, (_, length) => cell.slice(0, length))));
  // '4' follows all that begins with the cell's name. '0' follows the name itself, also with a terminator below '0' after it.
  const ranges = [...cells.map((low) => ({ low, high: `${low}4` })), ...Array.from(around, (low) => ({ low, high: `${low}0` }))];
  return ranges.sort((a, b) => (a.low < b.low ? -1 : 1));
}

/** What is beside a box by no more than rounding can pass for meeting it, so it has to be found; at the antimeridian, too. */
function widened({ west, south, east, north }: Box): Box[] {
  return wrapped({ west: west - ROUNDING, south: south - ROUNDING, east: east + ROUNDING, north: north + ROUNDING });
}

/** Cuts the coarsest cell that is not wholly wanted, for as long as there are not too many. */
function cover(boxes: Box[], most: number): string[] {
  const wanted = boxes.map(tilesOf);
  const open = wanted.length ? [smallestAround(wanted)] : [];
  const done: string[] = [];
  for (let cell = open.shift(); cell; cell = open.shift()) {
    const parts = isWanted(cell, wanted) ? [] : quarters(cell).filter((part) => wanted.some((tiles) => meet(part, tiles)));
    if (!parts.length || done.length + open.length + parts.length > most) done.push(cell.name);
    else open.push(...parts);
  }
  return done;
}

/** Where the cutting begins to tell apart; found from the bits that the outermost places share. */
function smallestAround(wanted: Tiles[]): Cell {
  const west = Math.min(...wanted.map((tiles) => tiles.west));
  const south = Math.min(...wanted.map((tiles) => tiles.south));
  const east = Math.max(...wanted.map((tiles) => tiles.east));
  const north = Math.max(...wanted.map((tiles) => tiles.north));
  const level = Math.clz32((west ^ east) | (south ^ north)) - (32 - LEVELS);
  const side = 2 ** (LEVELS - level);
  const [left, low] = [west - (west % side), south - (south % side)];
  const name = Array.from({ length: level }, (_, i) => digitAt(west, south, LEVELS - 1 - i)).join('');
  return { name, west: left, south: low, east: left + side - 1, north: low + side - 1 };
}

function digitAt(west: number, south: number, bit: number): number {
  return ((west >>> bit) & 1) + 2 * ((south >>> bit) & 1);
}

function isWanted(cell: Cell, wanted: Tiles[]): boolean {
  return cell.name.length === LEVELS || wanted.some((tiles) => holds(tiles, cell));
}

function tilesOf({ west, south, east, north }: Box): Tiles {
  return { west: tile(west, 180), south: tile(south, 90), east: tile(east, 180), north: tile(north, 90) };
}

function tile(degrees: number, most: number): number {
  const place = Math.floor(((degrees + most) / (2 * most)) * SIDE);
  return Math.max(0, Math.min(place, SIDE - 1));
}

function quarters({ name, west, south, east, north }: Cell): Cell[] {
  const half = (east - west + 1) / 2;
  return ['0', '1', '2', '3'].map((digit, i) => {
    const [left, low] = [i % 2 ? west + half : west, i < 2 ? south : south + half];
    const right = i % 2 ? east : east - half;
    return { name: name + digit, west: left, south: low, east: right, north: i < 2 ? north - half : north };
  });
}

function meet(a: Tiles, b: Tiles): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

function holds(outer: Tiles, inner: Tiles): boolean {
  return outer.west <= inner.west && inner.east <= outer.east && outer.south <= inner.south && inner.north <= outer.north;
}

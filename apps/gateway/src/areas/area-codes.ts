import { AREA_LEVELS, AreaLevel } from '@linli/contracts/gateway';

/** Digits of a code by level, from the city down: GB/T 2260, GB/T 10114 and the statistical codes of communities, then grids. */
const LONGEST: Readonly<Record<AreaLevel, number>> = { city: 4, district: 6, subdistrict: 9, community: 12, grid: 15 };
const SHORTEST_GRID = 13;

/** Which level a code is of; undefined where no level has codes of that length. */
export function levelOf(code: string): AreaLevel | undefined {
  if (code.length >= SHORTEST_GRID && code.length <= LONGEST.grid) return 'grid';
  return AREA_LEVELS.find((level) => level !== 'grid' && code.length === LONGEST[level]);
}

/** The codes of the areas around it, from the city down. */
export const ancestorsOf = (code: string): string[] =>
  AREA_LEVELS.map((level) => LONGEST[level])
    .filter((length) => length < Math.min(code.length, SHORTEST_GRID))
    .map((length) => code.slice(0, length));

/** The code of the area right around it; undefined for a city. */
export const parentOf = (code: string): string | undefined => ancestorsOf(code).at(-1);

/** The code of the city that a code is in. */
export const cityOf = (code: string): string => code.slice(0, LONGEST.city);

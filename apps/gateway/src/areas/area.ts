import { Acting, Actor, actsInArea, BilingualTitle, Boundary, errorAt, OutsideOwnArea } from '@linli/contracts';
import {
  AreaChangeKind,
  AreaHasParts,
  AreaLevel,
  AreaMerged,
  AreaNotFound,
  AreaRow,
  AreasOfDifferentLevels,
  DEFAULT_TIME_ZONE,
} from '@linli/contracts/gateway';
import { levelOf, parentOf } from './area-codes';
import { keysOf } from './area-words';

/** The names of before that an area is still found by. */
const MOST_FORMER_NAMES = 20;

/** One area of the tree; its code says where. */
export interface Area {
  /** The code. */
  readonly _id: string;
  readonly level: AreaLevel;
  /** Missing for a city. */
  readonly parentCode?: string;
  readonly name: BilingualTitle;
  /** The names of before, newest last. */
  readonly formerNames: readonly BilingualTitle[];
  readonly timeZone: string;
  readonly boundary?: Boundary;
  /** What it is found by. */
  readonly keys: readonly string[];
  /** The area that it became a part of; it stays as a record. */
  readonly mergedInto?: string;
  readonly revision: number;
  readonly changedAt: Date;
}

/** One change in the life of an area, kept for good. */
export interface AreaChange {
  readonly _id: string;
  readonly areaCode: string;
  readonly kind: AreaChangeKind;
  readonly at: Date;
  readonly by: string;
  readonly reason?: string;
  readonly nameBefore?: BilingualTitle;
  readonly otherCode?: string;
}

/** What the audit is told of an area: all but what it is found by. */
export const toldOf = ({ keys, changedAt, ...area }: Area): Omit<Area, 'keys' | 'changedAt'> => area;

/** The area of a row that was judged to be right; `around` is the area right around it. */
export function enter(row: AreaRow, around: Pick<Area, 'timeZone'> | undefined, now: Date): Area {
  const { code, name, timeZone = around?.timeZone ?? DEFAULT_TIME_ZONE, boundary } = row;
  const parentCode = parentOf(code);
  return {
    ...{ _id: code, level: levelOf(code) as AreaLevel, name: plainName(name), formerNames: [], timeZone },
    ...(parentCode !== undefined && { parentCode }),
    ...(boundary && { boundary }),
    ...{ keys: keysOf([name]), revision: 1, changedAt: now },
  };
}

/** The area under another name; it is found by the old one, too. */
export function rename(area: Area, name: BilingualTitle, { actor, now }: Acting): Area {
  assertChangeable(area, actor);
  const formerNames = [...area.formerNames, area.name].slice(-MOST_FORMER_NAMES);
  return changed({ ...area, name: plainName(name), formerNames, keys: keysOf([...formerNames, name]) }, now);
}

/** The area with that outline. */
export function draw(area: Area, boundary: Boundary, { actor, now }: Acting): Area {
  assertChangeable(area, actor);
  return changed({ ...area, boundary }, now);
}

interface Merger {
  /** The other area; none where there is none with its code. */
  readonly into: Area | undefined;
  /** Whether there are areas of today within the one that is to go. */
  readonly hasParts: boolean;
}

/** The area as a part of another of its level; throws when that is none of today, or where something lies within it. */
export function merge(area: Area, { into: other, hasParts }: Merger, { actor, now }: Acting): Area {
  assertChangeable(area, actor);
  const into = present(other);
  assertChangeable(into, actor);
  if (area.level !== into.level || area._id === into._id) throw errorAt(AreasOfDifferentLevels, '#/into');
  if (hasParts) throw new AreaHasParts();
  return changed({ ...area, mergedInto: into._id }, now);
}

/** Administrators change the areas that they answer for; one that was merged stays as it was. */
function assertChangeable({ _id, mergedInto }: Area, actor: Actor): void {
  if (!actsInArea(actor, _id, 'administrator')) throw new OutsideOwnArea();
  if (mergedInto !== undefined) throw new AreaMerged();
}

const changed = (area: Area, now: Date): Area => ({ ...area, revision: area.revision + 1, changedAt: now });

const plainName = ({ zh, en }: BilingualTitle): BilingualTitle => ({ zh, en });

/** Throws AreaNotFound. */
export function present<T>(area: T | null | undefined): T {
  if (!area) throw new AreaNotFound();
  return area;
}

import { Actor, actsInArea, BilingualTitle, errorAt } from '@linli/contracts';
import { NotOfUnit, UnitNotKnown, UnitTerm } from '@linli/contracts/events';
import { Terms } from './unit-term';

/** The local copy of a unit, as far as events need it. */
export interface Unit {
  readonly _id: string;
  readonly name: BilingualTitle;
  readonly areaCode: string;
  readonly closed?: boolean;
  readonly revision: number;
}

/** At how many of a unit's events to come one person has places at a time, or at how many that begin in one term; 0 is at any number. */
export interface SaidOfPlaces {
  readonly placesPerPerson: number;
  readonly per?: UnitTerm;
  /** On whose clocks a term begins. */
  readonly timeZone?: string;
}

/** What a unit has said of that. */
export interface UnitLimit extends SaidOfPlaces {
  /** The unit. */
  readonly _id: string;
  readonly changedAt: Date;
}

const USUAL_ZONE = 'Asia/Shanghai';

/** What is said, without a zone that says nothing. */
export const saidOfPlaces = ({ placesPerPerson, per, timeZone = USUAL_ZONE }: SaidOfPlaces): SaidOfPlaces => ({
  placesPerPerson,
  ...(per && { per, timeZone }),
});

export const isSame = (one: SaidOfPlaces, other: SaidOfPlaces): boolean =>
  one.placesPerPerson === other.placesPerPerson && one.per === other.per && one.timeZone === other.timeZone;

/** Undefined where places at a time are counted. */
export const termsOf = ({ per, timeZone = USUAL_ZONE }: SaidOfPlaces): Terms | undefined => per && { per, timeZone };

/** The unit, which the actor belongs to, or whose area they work for; throws UnitNotKnown or NotOfUnit. */
export function spokenFor(actor: Actor, unit: Unit | null): Unit {
  if (!unit || unit.closed) throw errorAt(UnitNotKnown, '#/unitId');
  const isOfIt = actor.memberOf.includes(unit._id) || actsInArea(actor, unit.areaCode, 'organiser', 'administrator');
  if (!isOfIt) throw errorAt(NotOfUnit, '#/unitId');
  return unit;
}

import { Actor, actsInArea, BilingualTitle, errorAt } from '@linli/contracts';
import { NotOfUnit, UnitNotKnown } from '@linli/contracts/events';

/** The local copy of a unit, as far as events need it. */
export interface Unit {
  readonly _id: string;
  readonly name: BilingualTitle;
  readonly areaCode: string;
  readonly closed?: boolean;
  readonly revision: number;
}

/** At how many of a unit's events to come one person has places at a time; 0 is at any number. */
export interface UnitLimit {
  /** The unit. */
  readonly _id: string;
  readonly placesPerPerson: number;
  readonly changedAt: Date;
}

/** The unit, which the actor belongs to, or whose area they work for; throws UnitNotKnown or NotOfUnit. */
export function spokenFor(actor: Actor, unit: Unit | null): Unit {
  if (!unit || unit.closed) throw errorAt(UnitNotKnown, '#/unitId');
  const isOfIt = actor.memberOf.includes(unit._id) || actsInArea(actor, unit.areaCode, 'organiser', 'administrator');
  if (!isOfIt) throw errorAt(NotOfUnit, '#/unitId');
  return unit;
}

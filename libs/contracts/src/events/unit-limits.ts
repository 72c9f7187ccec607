import { defineCommand, defineQuery } from '../contract';
import { Id, Instant, OneOf, TimeZone, Whole } from '../fields';
import { NotOfUnit, UnitNotKnown } from './unit-errors';

export const UNIT_TERMS = ['month', 'quarter', 'year'] as const;
export type UnitTerm = (typeof UNIT_TERMS)[number];

export class UnitLimitBody {
  @Id({ about: 'The unit' }) unitId: string;
}

export class SetUnitLimitBody extends UnitLimitBody {
  @Whole({
    about:
      'At how many of the events to come that the unit organises one person has or wants places at a time, or, with `per`, at how many that begin in one term; 0 is at any number of them',
    min: 0,
    max: 100,
    example: 3,
  })
  placesPerPerson: number;
  @OneOf(UNIT_TERMS, {
    about:
      'Counts by terms of the calendar: of the events that begin in one, those that the person was at, too. At a time, if not given',
    ...{ example: 'quarter', optional: true },
  })
  per?: UnitTerm;
  @TimeZone({ about: 'On whose clocks a term begins; those of the unit’s area if not given', optional: true })
  timeZone?: string;
}

export class UnitLimitView extends SetUnitLimitBody {
  @Instant({ about: 'When that was said; not there where nobody has', example: '2026-11-22T09:00:03+08:00', optional: true })
  changedAt?: string;
}

/** Says at how many events of a unit one person has places at a time or in a term; whoever has more keeps them. The same again changes nothing. */
export const SetUnitLimit = defineCommand('events.set-unit-limit', {
  body: SetUnitLimitBody,
  reply: UnitLimitView,
  fails: [UnitNotKnown, NotOfUnit],
});

/** At how many events of a unit one person has places at a time or in a term. */
export const GetUnitLimit = defineQuery('events.get-unit-limit', { body: UnitLimitBody, reply: UnitLimitView });

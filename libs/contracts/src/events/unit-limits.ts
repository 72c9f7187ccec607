import { defineCommand, defineQuery } from '../contract';
import { Id, Instant, Whole } from '../fields';
import { NotOfUnit, UnitNotKnown } from './unit-errors';

export class UnitLimitBody {
  @Id({ about: 'The unit' }) unitId: string;
}

export class SetUnitLimitBody extends UnitLimitBody {
  @Whole({
    about:
      'At how many of the events to come that the unit organises one person has or wants places at a time; 0 is at any number of them',
    min: 0,
    max: 100,
    example: 3,
  })
  placesPerPerson: number;
}

export class UnitLimitView extends SetUnitLimitBody {
  @Instant({ about: 'When that was said; not there where nobody has', example: '2026-11-22T09:00:03+08:00', optional: true })
  changedAt?: string;
}

/** Says at how many events of a unit one person has places at a time; whoever has more keeps them. The same again changes nothing. */
export const SetUnitLimit = defineCommand('events.set-unit-limit', {
  body: SetUnitLimitBody,
  reply: UnitLimitView,
  fails: [UnitNotKnown, NotOfUnit],
});

/** At how many events of a unit one person has places at a time. */
export const GetUnitLimit = defineQuery('events.get-unit-limit', { body: UnitLimitBody, reply: UnitLimitView });

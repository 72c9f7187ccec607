import { PersonLimits } from './registrations/person-limits.desk';
import { TURN, TurnSchema } from './turns/turn.schema';
import { TurnStore } from './turns/turn.store';
import { Turns } from './turns/turns.desk';
import { GetUnitLimitHandler } from './units/get-unit-limit.handler';
import { RememberUnitWhenChangedHandler } from './units/remember-unit-when-changed.handler';
import { SetUnitLimitHandler } from './units/set-unit-limit.handler';
import { UNIT, UNIT_LIMIT, UnitLimitSchema, UnitSchema } from './units/unit.schema';
import { UnitStore } from './units/unit.store';
import { UnitLimitStore } from './units/unit-limit.store';
import { UnitLimits } from './units/unit-limits.desk';

/** What the feature adds to the service, with what it has in common with the limits of series. */
export const UNIT_PARTS = {
  schemas: [
    { name: UNIT, schema: UnitSchema },
    { name: UNIT_LIMIT, schema: UnitLimitSchema },
    { name: TURN, schema: TurnSchema },
  ],
  handlers: [RememberUnitWhenChangedHandler, SetUnitLimitHandler, GetUnitLimitHandler],
  providers: [UnitStore, UnitLimitStore, UnitLimits, TurnStore, Turns, PersonLimits],
};

import { PersonLimits } from './registrations/person-limits.desk';
import { TURN, TurnSchema } from './turns/turn.schema';
import { TurnStore } from './turns/turn.store';
import { Turns } from './turns/turns.desk';
import { AskForUnitsRun } from './units/ask-for-units.run';
import { CensusStore } from './units/census.store';
import { GetUnitLimitHandler } from './units/get-unit-limit.handler';
import { GoOnAskingForUnitsWhenToldHandler } from './units/go-on-asking-for-units-when-told.handler';
import { RememberUnitWhenChangedHandler } from './units/remember-unit-when-changed.handler';
import { SetUnitLimitHandler } from './units/set-unit-limit.handler';
import { CENSUS, CensusSchema, UNIT, UNIT_LIMIT, UnitLimitSchema, UnitSchema } from './units/unit.schema';
import { UnitStore } from './units/unit.store';
import { UnitLimitStore } from './units/unit-limit.store';
import { UnitLimits } from './units/unit-limits.desk';

/** What the feature adds to the service, with what it has in common with the limits of series. */
export const UNIT_PARTS = {
  schemas: [
    { name: UNIT, schema: UnitSchema },
    { name: UNIT_LIMIT, schema: UnitLimitSchema },
    { name: CENSUS, schema: CensusSchema },
    { name: TURN, schema: TurnSchema },
  ],
  handlers: [RememberUnitWhenChangedHandler, SetUnitLimitHandler, GetUnitLimitHandler, GoOnAskingForUnitsWhenToldHandler],
  providers: [UnitStore, UnitLimitStore, UnitLimits, TurnStore, Turns, PersonLimits, CensusStore, AskForUnitsRun],
};

import { GetUnitLimitHandler } from './units/get-unit-limit.handler';
import { RememberUnitWhenChangedHandler } from './units/remember-unit-when-changed.handler';
import { SetUnitLimitHandler } from './units/set-unit-limit.handler';
import { UNIT, UNIT_LIMIT, UnitLimitSchema, UnitSchema } from './units/unit.schema';
import { UnitStore } from './units/unit.store';
import { UnitLimitStore } from './units/unit-limit.store';
import { UnitLimits } from './units/unit-limits.desk';

/** What the feature adds to the service. */
export const UNIT_PARTS = {
  schemas: [
    { name: UNIT, schema: UnitSchema },
    { name: UNIT_LIMIT, schema: UnitLimitSchema },
  ],
  handlers: [RememberUnitWhenChangedHandler, SetUnitLimitHandler, GetUnitLimitHandler],
  providers: [UnitStore, UnitLimitStore, UnitLimits],
};

import { GetUnitLimit, UnitLimitBody, UnitLimitView } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { UnitLimitStore } from './unit-limit.store';
import { viewOf } from './unit-limit.view';

@Handles(GetUnitLimit)
export class GetUnitLimitHandler {
  constructor(private readonly limits: UnitLimitStore) {}

  async handle({ unitId }: UnitLimitBody): Promise<UnitLimitView> {
    return viewOf(unitId, await this.limits.find(unitId));
  }
}

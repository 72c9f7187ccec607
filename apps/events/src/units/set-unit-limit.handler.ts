import { ChangeRecorded, SetUnitLimit, SetUnitLimitBody, UnitLimitView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { isSame, saidOfPlaces } from './unit';
import { UnitStore } from './unit.store';
import { UnitLimitStore } from './unit-limit.store';
import { viewOf } from './unit-limit.view';

@Handles(SetUnitLimit, { publishes: [ChangeRecorded], oneAtATimePer: ({ unitId }) => unitId })
export class SetUnitLimitHandler {
  constructor(
    private readonly units: UnitStore,
    private readonly limits: UnitLimitStore,
  ) {}

  async handle({ unitId, ...body }: SetUnitLimitBody, { actor, now, outbox }: MessageContext): Promise<UnitLimitView> {
    const { areaCode } = await this.units.spokenFor(actor, unitId);
    const before = await this.limits.find(unitId);
    const said = saidOfPlaces(body);
    if (before && isSame(before, said)) return viewOf(unitId, before);
    const limit = { _id: unitId, ...said, changedAt: now };
    await this.limits.save(limit);
    outbox.record({ thing: 'unit-limit', thingId: unitId, areaCode, before: before && saidOfPlaces(before), after: said });
    return viewOf(unitId, limit);
  }
}

import { ChangeRecorded, SetUnitLimit, SetUnitLimitBody, UnitLimitView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { UnitStore } from './unit.store';
import { UnitLimitStore } from './unit-limit.store';
import { viewOf } from './unit-limit.view';

@Handles(SetUnitLimit, { publishes: [ChangeRecorded], oneAtATimePer: ({ unitId }) => unitId })
export class SetUnitLimitHandler {
  constructor(
    private readonly units: UnitStore,
    private readonly limits: UnitLimitStore,
  ) {}

  async handle({ unitId, placesPerPerson }: SetUnitLimitBody, { actor, now, outbox }: MessageContext): Promise<UnitLimitView> {
    const { areaCode } = await this.units.spokenFor(actor, unitId);
    const before = await this.limits.find(unitId);
    if (before?.placesPerPerson === placesPerPerson) return viewOf(unitId, before);
    const limit = { _id: unitId, placesPerPerson, changedAt: now };
    await this.limits.save(limit);
    const change = { before: before && { placesPerPerson: before.placesPerPerson }, after: { placesPerPerson } };
    outbox.record({ thing: 'unit-limit', thingId: unitId, areaCode, ...change });
    return viewOf(unitId, limit);
  }
}

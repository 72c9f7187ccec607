import { ChangeRecorded, CloseUnit, CloseUnitBody, OrganisationChanged, UnitView } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { close, factOf, viewOf } from './unit';
import { UnitStore } from './unit.store';

@Handles(CloseUnit, { publishes: [ChangeRecorded, OrganisationChanged], oneAtATimePer: ({ unitId }) => unitId })
export class CloseUnitHandler {
  constructor(private readonly units: UnitStore) {}

  async handle({ unitId, reason }: CloseUnitBody, context: MessageContext): Promise<UnitView> {
    const before = await this.units.get(unitId);
    const unit = close(before, context);
    if (unit === before) return viewOf(before);
    await this.units.save(before, unit);
    context.outbox.record({ thing: 'unit', before, after: unit, why: reason });
    context.outbox.publish(OrganisationChanged, factOf(unit));
    return viewOf(unit);
  }
}

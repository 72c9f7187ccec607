import { ChangeRecorded, OrganisationChanged, RenameUnit, RenameUnitBody, UnitView } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { factOf, rename, viewOf } from './unit';
import { UnitStore } from './unit.store';

@Handles(RenameUnit, { publishes: [ChangeRecorded, OrganisationChanged], oneAtATimePer: ({ unitId }) => unitId })
export class RenameUnitHandler {
  constructor(private readonly units: UnitStore) {}

  async handle({ unitId, name }: RenameUnitBody, context: MessageContext): Promise<UnitView> {
    const before = await this.units.get(unitId);
    const unit = rename(before, name, context);
    if (unit === before) return viewOf(before);
    await this.units.save(before, unit);
    context.outbox.record({ thing: 'unit', before, after: unit });
    context.outbox.publish(OrganisationChanged, factOf(unit));
    return viewOf(unit);
  }
}

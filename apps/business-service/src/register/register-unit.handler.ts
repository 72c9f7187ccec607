import { ChangeRecorded, OrganisationChanged, RegisterUnit, RegisterUnitBody, UnitView } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { enterUnit, factOf, viewOf } from './unit';
import { UnitStore } from './unit.store';

@Handles(RegisterUnit, { publishes: [ChangeRecorded, OrganisationChanged] })
export class RegisterUnitHandler {
  constructor(private readonly units: UnitStore) {}

  async handle(command: RegisterUnitBody, context: MessageContext): Promise<UnitView> {
    const unit = enterUnit(newId(), command, context);
    await this.units.insert(unit);
    context.outbox.record({ thing: 'unit', after: unit });
    context.outbox.publish(OrganisationChanged, factOf(unit));
    return viewOf(unit);
  }
}

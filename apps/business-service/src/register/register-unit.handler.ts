import { RegisterUnit, RegisterUnitBody, UnitView } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { enterUnit } from './unit';
import { UnitStore } from './unit.store';

@Handles(RegisterUnit)
export class RegisterUnitHandler {
  constructor(private readonly units: UnitStore) {}

  async handle(command: RegisterUnitBody, context: MessageContext): Promise<UnitView> {
    const unit = enterUnit(newId(), command, context);
    await this.units.insert(unit);
    const { _id: id, areaCode, name, categories } = unit;
    return { id, areaCode, name, categories: [...categories] };
  }
}

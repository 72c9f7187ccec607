import { ListUnits, ListUnitsBody, UnitPage } from '@linli/contracts/business-service';
import { Handles } from '@linli/messaging';
import { viewOf } from './unit';
import { UnitStore } from './unit.store';

@Handles(ListUnits)
export class ListUnitsHandler {
  constructor(private readonly units: UnitStore) {}

  async handle(query: ListUnitsBody): Promise<UnitPage> {
    const page = await this.units.page(query);
    return { ...page, items: page.items.map(viewOf) };
  }
}

import {
  ChangeRecorded,
  OrganisationChanged,
  RegisterUnits,
  RegisterUnitsBody,
  RowResults,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { idOf } from '@linli/persistence';
import { areNew, enteredRows, rowResults } from './rows';
import { enterUnit, factOf } from './unit';
import { UnitStore } from './unit.store';

@Handles(RegisterUnits, { publishes: [ChangeRecorded, OrganisationChanged], oneAtATimePer: () => 'units' })
export class RegisterUnitsHandler {
  constructor(private readonly units: UnitStore) {}

  async handle({ rows, dryRun }: RegisterUnitsBody, context: MessageContext): Promise<RowResults> {
    const entered = enteredRows(rows, (row) => enterUnit(idOf('unit', row.areaCode, row.name.zh), row, context));
    const units = entered.flatMap(({ entry }) => entry ?? []);
    const added = dryRun ? areNew(units, await this.units.taken(units.map(({ _id }) => _id))) : await this.units.addNew(units);
    if (!dryRun)
      for (const unit of units.filter((_unit, at) => added[at])) {
        context.outbox.record({ thing: 'unit', after: unit });
        context.outbox.publish(OrganisationChanged, factOf(unit));
      }
    return { rows: rowResults(entered, added) };
  }
}

import { ChangeRecorded, CreateHouse, CreateHouseBody, HouseView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { build, recordOf, viewOf } from './house';
import { HouseStore } from './house.store';

@Handles(CreateHouse, { publishes: [ChangeRecorded] })
export class CreateHouseHandler {
  constructor(private readonly houses: HouseStore) {}

  async handle(command: CreateHouseBody, context: MessageContext): Promise<HouseView> {
    const house = build(newId(), command, context);
    await this.houses.insert(house);
    context.outbox.record({ thing: 'house', after: recordOf(house) });
    return viewOf(house);
  }
}

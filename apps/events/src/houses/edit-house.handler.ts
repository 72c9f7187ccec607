import { errorAt } from '@linli/contracts';
import { ChangeRecorded, EditHouse, EditHouseBody, HouseView, RoomInUse } from '@linli/contracts/events';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { edit, recordOf, roomsGone, viewOf } from './house';
import { HouseStore } from './house.store';
import { SlotStore } from './slot.store';

@Handles(EditHouse, { publishes: [ChangeRecorded], oneAtATimePer: ({ houseId }) => houseId })
export class EditHouseHandler {
  constructor(
    private readonly houses: HouseStore,
    private readonly slots: SlotStore,
  ) {}

  async handle(command: EditHouseBody, context: MessageContext): Promise<HouseView> {
    const before = await this.houses.get(command.houseId);
    assertExpected(context, before.revision);
    const house = edit(before, command, context);
    await this.houses.save(before, house);
    for (const room of roomsGone(before, house)) await this.assertFree({ houseId: house._id, room }, context.now);
    context.outbox.record({ thing: 'house', before: recordOf(before), after: recordOf(house) });
    return viewOf(house);
  }

  private async assertFree(one: { houseId: string; room: string }, now: Date): Promise<void> {
    if (!(await this.slots.isBooked(one, now))) return;
    const params = { room: one.room };
    throw errorAt(RoomInUse, '#/rooms', params);
  }
}

import { EventShiftsBody, ListShifts, ShiftList } from '@linli/contracts/volunteers';
import { Handles } from '@linli/messaging';
import { ShiftStore } from './shift.store';
import { viewOf } from './shift.view';

@Handles(ListShifts)
export class ListShiftsHandler {
  constructor(private readonly shifts: ShiftStore) {}

  async handle({ eventId }: EventShiftsBody): Promise<ShiftList> {
    return { items: (await this.shifts.ofEvent(eventId)).map(viewOf) };
  }
}

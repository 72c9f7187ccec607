import { CallForVolunteers, CallForVolunteersBody, ChangeRecorded, ShiftList } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { callForVolunteers } from './shift';
import { ShiftStore } from './shift.store';
import { viewOf } from './shift.view';

@Handles(CallForVolunteers, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class CallForVolunteersHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly shifts: ShiftStore,
  ) {}

  async handle({ eventId, shifts }: CallForVolunteersBody, context: MessageContext): Promise<ShiftList> {
    const before = await this.communityEvents.get(eventId);
    const wanted = shifts.map((shift) => ({ ...shift, id: newId() }));
    const call = callForVolunteers(before, wanted, context);
    await this.communityEvents.save(call.communityEvent);
    await this.shifts.insertAll(call.shifts);
    for (const shift of call.shifts) context.outbox.record({ thing: 'shift', after: shift });
    return { items: call.shifts.map(viewOf) };
  }
}

import { CommunityEventCancelled, CommunityEventCancelledBody } from '@linli/contracts/events';
import { ShiftCancelled } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { catchUp } from './shift';
import { ShiftStore } from './shift.store';
import { snapshotOf } from './shift.view';

@When(CommunityEventCancelled, 'release-shifts-when-event-cancelled', { publishes: [ShiftCancelled] })
export class ReleaseShiftsWhenEventCancelledHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly shifts: ShiftStore,
  ) {}

  async handle({ communityEvent: snapshot }: CommunityEventCancelledBody, { now, outbox }: MessageContext): Promise<void> {
    const communityEvent = await this.communityEvents.remember(snapshot, 'cancelled');
    const released = (await this.shifts.behind(communityEvent, now)).map((shift) => catchUp(shift, communityEvent));
    await this.shifts.saveAll(released);
    for (const shift of released) outbox.publish(ShiftCancelled, { shift: snapshotOf(shift) });
  }
}

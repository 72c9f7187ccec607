import { CommunityEventRescheduled, CommunityEventRescheduledBody } from '@linli/contracts/events';
import { ShiftRescheduled } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { catchUp, hasMoved } from './shift';
import { ShiftStore } from './shift.store';
import { snapshotOf } from './shift.view';

@When(CommunityEventRescheduled, 'move-shifts-when-event-rescheduled', { publishes: [ShiftRescheduled] })
export class MoveShiftsWhenEventRescheduledHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly shifts: ShiftStore,
  ) {}

  async handle({ communityEvent: snapshot }: CommunityEventRescheduledBody, { now, outbox }: MessageContext): Promise<void> {
    const communityEvent = await this.communityEvents.remember(snapshot, 'published');
    const behind = await this.shifts.behind(communityEvent, now);
    const upToDate = behind.map((shift) => catchUp(shift, communityEvent));
    await this.shifts.saveAll(upToDate);
    const moved = upToDate.filter((shift, at) => hasMoved(shift, behind[at]));
    for (const shift of moved) outbox.publish(ShiftRescheduled, { shift: snapshotOf(shift) });
  }
}

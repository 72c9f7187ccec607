import { CommunityEventSnapshot } from '@linli/contracts/events';
import { ShiftPostponed, ShiftRescheduled } from '@linli/contracts/volunteers';
import { MessageContext } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEventStore } from '../community-events/community-event.store';
import { catchUp, hasMoved, isPutOff, Shift } from './shift';
import { ShiftStore } from './shift.store';
import { snapshotOf } from './shift.view';

/** What shifts tell of themselves when their event is not as it was. */
export const SHIFT_NEWS = [ShiftRescheduled, ShiftPostponed];

/** Shifts are as their event is. */
@Injectable()
export class EventFollowing {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly shifts: ShiftStore,
  ) {}

  /** Remembers the event that goes on; its shifts that have not begun follow it, and those that move or are put off tell so. */
  async follow(snapshot: CommunityEventSnapshot, { now, outbox }: MessageContext): Promise<void> {
    const communityEvent = await this.communityEvents.remember(snapshot, snapshot.postponed ? 'postponed' : 'published');
    const behind = await this.shifts.behind(communityEvent, now);
    const upToDate = behind.map((shift) => catchUp(shift, communityEvent));
    await this.shifts.saveAll(upToDate);
    const moved = upToDate.filter((shift, at) => hasMoved(shift, behind[at] as Shift));
    for (const shift of moved) outbox.publish(ShiftRescheduled, { shift: snapshotOf(shift) });
    const putOff = upToDate.filter((shift, at) => isPutOff(shift, behind[at]));
    for (const shift of putOff) outbox.publish(ShiftPostponed, { shift: snapshotOf(shift) });
  }
}

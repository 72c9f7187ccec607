import { SessionCancelled, SessionCancelledBody } from '@linli/contracts/events';
import { ShiftCancelled, ShiftSessionChanged } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { EventFollowing, SHIFT_NEWS } from './event-following.desk';
import { calledOff, concernedBy } from './session-following';
import { ShiftStore } from './shift.store';
import { snapshotOf } from './shift.view';

@When(SessionCancelled, 'release-shifts-when-session-cancelled', {
  publishes: [...SHIFT_NEWS, ShiftCancelled, ShiftSessionChanged],
})
export class ReleaseShiftsWhenSessionCancelledHandler {
  constructor(
    private readonly following: EventFollowing,
    private readonly shifts: ShiftStore,
  ) {}

  /** Shifts of the session are off; volunteers of others are told that it is. */
  async handle({ communityEvent, session, reason }: SessionCancelledBody, context: MessageContext): Promise<void> {
    await this.following.follow(communityEvent, context);
    const { startsAt, endsAt, title } = session;
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    const { going, staying } = concernedBy(await this.shifts.ofEvent(communityEvent.id), times, context.now);
    const off = going.map((shift) => calledOff(shift, communityEvent.revision));
    await this.shifts.saveAll(off);
    for (const shift of off) context.outbox.publish(ShiftCancelled, { shift: snapshotOf(shift) });
    for (const shift of staying) {
      const told = { shift: snapshotOf(shift), session: title, planned: { startsAt, endsAt }, reason };
      context.outbox.publish(ShiftSessionChanged, told);
    }
  }
}

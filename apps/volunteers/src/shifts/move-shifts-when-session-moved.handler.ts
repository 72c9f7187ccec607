import { SessionMoved, SessionMovedBody } from '@linli/contracts/events';
import { ShiftRescheduled, ShiftSessionChanged } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { EventFollowing, SHIFT_NEWS } from './event-following.desk';
import { concernedBy, movedAlong } from './session-following';
import { hasMoved, Shift } from './shift';
import { ShiftStore } from './shift.store';
import { snapshotOf } from './shift.view';

@When(SessionMoved, 'move-shifts-when-session-moved', { publishes: [...SHIFT_NEWS, ShiftSessionChanged] })
export class MoveShiftsWhenSessionMovedHandler {
  constructor(
    private readonly following: EventFollowing,
    private readonly shifts: ShiftStore,
  ) {}

  /** Shifts of the session move by as much as its start; volunteers of others are told of its time. */
  async handle(fact: SessionMovedBody, context: MessageContext): Promise<void> {
    const { communityEvent, session, reason } = fact;
    const planned = { startsAt: fact.previousStartsAt, endsAt: fact.previousEndsAt };
    await this.following.follow(communityEvent, context);
    const times = { startsAt: new Date(planned.startsAt), endsAt: new Date(planned.endsAt) };
    const { going, staying } = concernedBy(await this.shifts.ofEvent(communityEvent.id), times, context.now);
    const by = new Date(session.startsAt).getTime() - times.startsAt.getTime();
    const moved = going.map((shift) => movedAlong(shift, by, communityEvent.revision));
    await this.shifts.saveAll(moved);
    const tell = (shift: Shift) => ({ shift: snapshotOf(shift), session: session.title, planned, reason });
    const now = { startsAt: session.startsAt, endsAt: session.endsAt };
    moved.forEach((shift, at) => {
      if (hasMoved(shift, going[at] as Shift)) context.outbox.publish(ShiftRescheduled, { shift: snapshotOf(shift) });
      else context.outbox.publish(ShiftSessionChanged, { ...tell(shift), now });
    });
    for (const shift of staying) context.outbox.publish(ShiftSessionChanged, { ...tell(shift), now });
  }
}

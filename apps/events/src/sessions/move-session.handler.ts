import { ChangeRecorded, EventSessionView, MoveSession, MoveSessionBody, SessionMoved } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { snapshotOf } from '../community-events/community-event.view';
import { ProgrammeDesk } from './programme.desk';
import { snapshotOf as sessionSnapshotOf, viewOf } from './session.view';
import { movedTo } from './session-change';

@Handles(MoveSession, { publishes: [ChangeRecorded, SessionMoved], oneAtATimePer: ({ eventId }) => eventId })
export class MoveSessionHandler {
  constructor(private readonly desk: ProgrammeDesk) {}

  async handle(command: MoveSessionBody, { actor, now, outbox }: MessageContext): Promise<EventSessionView> {
    const { communityEvent, before, after } = await this.desk.change(command, { actor, now }, (session, of) =>
      movedTo(session, command, { communityEvent: of, now }),
    );
    if (after === before) return viewOf(after, communityEvent);
    const { reason } = command;
    outbox.publish(SessionMoved, {
      communityEvent: snapshotOf(communityEvent),
      session: sessionSnapshotOf(after, communityEvent),
      previousStartsAt: before.startsAt.toISOString(),
      previousEndsAt: before.endsAt.toISOString(),
      reason,
    });
    const { areaCode } = communityEvent;
    outbox.record({ thing: 'session', areaCode, before, after, why: `${reason.zh} / ${reason.en}` });
    return viewOf(after, communityEvent);
  }
}

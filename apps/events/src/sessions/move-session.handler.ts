import { ChangeRecorded, EventSessionView, MoveSession, MoveSessionBody, SessionMoved } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { snapshotOf as eventSnapshotOf } from '../community-events/community-event.view';
import { ProgrammeDesk } from './programme.desk';
import { snapshotOf, viewOf } from './session.view';
import { movedTo } from './session-change';

@Handles(MoveSession, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class MoveSessionHandler {
  constructor(private readonly desk: ProgrammeDesk) {}

  async handle(command: MoveSessionBody, { actor, now, outbox }: MessageContext): Promise<EventSessionView> {
    const { reason } = command;
    const { communityEvent, before, after } = await this.desk.change(
      command,
      { actor, now },
      {
        decide: (session, of) => movedTo(session, command, { communityEvent: of, now }),
        publishes: [SessionMoved],
        tell: (change, facts) =>
          facts.publish(SessionMoved, {
            communityEvent: eventSnapshotOf(change.communityEvent),
            session: snapshotOf(change.after, change.communityEvent),
            previousStartsAt: change.before.startsAt.toISOString(),
            previousEndsAt: change.before.endsAt.toISOString(),
            reason,
          }),
      },
    );
    const { areaCode } = communityEvent;
    if (after !== before) outbox.record({ thing: 'session', areaCode, before, after, why: `${reason.zh} / ${reason.en}` });
    return viewOf(after, communityEvent);
  }
}

import { CancelSession, CancelSessionBody, ChangeRecorded, EventSessionView, SessionCancelled } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { snapshotOf as eventSnapshotOf } from '../community-events/community-event.view';
import { ProgrammeDesk } from './programme.desk';
import { snapshotOf, viewOf } from './session.view';
import { calledOff } from './session-change';

@Handles(CancelSession, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class CancelSessionHandler {
  constructor(private readonly desk: ProgrammeDesk) {}

  async handle(command: CancelSessionBody, { actor, now, outbox }: MessageContext): Promise<EventSessionView> {
    const { reason } = command;
    const { communityEvent, before, after } = await this.desk.change(
      command,
      { actor, now },
      {
        decide: (session, of) => calledOff(session, command, { communityEvent: of, now }),
        publishes: [SessionCancelled],
        tell: (change, facts) =>
          facts.publish(SessionCancelled, {
            communityEvent: eventSnapshotOf(change.communityEvent),
            session: snapshotOf(change.after, change.communityEvent),
            reason,
          }),
      },
    );
    const { areaCode } = communityEvent;
    if (after !== before) outbox.record({ thing: 'session', areaCode, before, after, why: `${reason.zh} / ${reason.en}` });
    return viewOf(after, communityEvent);
  }
}

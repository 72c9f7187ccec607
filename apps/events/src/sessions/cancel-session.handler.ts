import { CancelSession, CancelSessionBody, ChangeRecorded, EventSessionView, SessionCancelled } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { snapshotOf } from '../community-events/community-event.view';
import { ProgrammeDesk } from './programme.desk';
import { snapshotOf as sessionSnapshotOf, viewOf } from './session.view';
import { calledOff } from './session-change';

@Handles(CancelSession, { publishes: [ChangeRecorded, SessionCancelled], oneAtATimePer: ({ eventId }) => eventId })
export class CancelSessionHandler {
  constructor(private readonly desk: ProgrammeDesk) {}

  async handle(command: CancelSessionBody, { actor, now, outbox }: MessageContext): Promise<EventSessionView> {
    const { reason } = command;
    const { communityEvent, before, after } = await this.desk.change(command, { actor, now }, (session, of) =>
      calledOff(session, command, { communityEvent: of, now }),
    );
    if (after === before) return viewOf(after, communityEvent);
    const session = sessionSnapshotOf(after, communityEvent);
    outbox.publish(SessionCancelled, { communityEvent: snapshotOf(communityEvent), session, reason });
    const { areaCode } = communityEvent;
    outbox.record({ thing: 'session', areaCode, before, after, why: `${reason.zh} / ${reason.en}` });
    return viewOf(after, communityEvent);
  }
}

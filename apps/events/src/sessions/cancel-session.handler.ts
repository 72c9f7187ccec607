import { CancelSession, CancelSessionBody, ChangeRecorded, EventSessionView, SessionCancelled } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { ProgrammeDesk } from './programme.desk';
import { factOf, recordOf, viewOf } from './session.view';
import { calledOff } from './session-change';

@Handles(CancelSession, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class CancelSessionHandler {
  constructor(private readonly desk: ProgrammeDesk) {}

  async handle(command: CancelSessionBody, { actor, now, outbox }: MessageContext): Promise<EventSessionView> {
    const { reason } = command;
    const change = await this.desk.change(
      command,
      { actor, now },
      {
        decide: (session, communityEvent) => calledOff(session, command, { communityEvent, now }),
        publishes: [SessionCancelled],
        tell: (made, facts) => facts.publish(SessionCancelled, factOf(made, reason)),
      },
    );
    const record = recordOf(change, reason);
    if (record) outbox.record(record);
    return viewOf(change.after, change.communityEvent);
  }
}

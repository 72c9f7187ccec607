import { ChangeRecorded, EventSessionView, MoveSession, MoveSessionBody, SessionMoved } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { ProgrammeDesk } from './programme.desk';
import { factOf, recordOf, viewOf } from './session.view';
import { movedTo, SessionChange } from './session-change';

@Handles(MoveSession, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class MoveSessionHandler {
  constructor(private readonly desk: ProgrammeDesk) {}

  async handle(command: MoveSessionBody, { actor, now, outbox }: MessageContext): Promise<EventSessionView> {
    const { reason } = command;
    const change = await this.desk.change(
      command,
      { actor, now },
      {
        decide: (session, communityEvent) => movedTo(session, command, { communityEvent, now }),
        publishes: [SessionMoved],
        tell: (made, facts) => facts.publish(SessionMoved, { ...factOf(made, reason), ...previousTimesOf(made) }),
      },
    );
    const record = recordOf(change, reason);
    if (record) outbox.record(record);
    return viewOf(change.after, change.communityEvent);
  }
}

const previousTimesOf = ({ before: { startsAt, endsAt } }: SessionChange) => ({
  previousStartsAt: startsAt.toISOString(),
  previousEndsAt: endsAt.toISOString(),
});

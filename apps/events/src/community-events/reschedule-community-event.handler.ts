import {
  ChangeRecorded,
  CommunityEventRescheduled,
  CommunityEventView,
  RescheduleCommunityEvent,
  RescheduleCommunityEventBody,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { reschedule } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { snapshotOf, viewOf } from './community-event.view';

@Handles(RescheduleCommunityEvent, {
  publishes: [ChangeRecorded, CommunityEventRescheduled],
  oneAtATimePer: ({ eventId }) => eventId,
})
export class RescheduleCommunityEventHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle(command: RescheduleCommunityEventBody, context: MessageContext): Promise<CommunityEventView> {
    const before = await this.communityEvents.get(command.eventId);
    const communityEvent = reschedule(before, command, context);
    await this.communityEvents.save(communityEvent);
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(communityEvent),
      previousStartsAt: before.startsAt.toISOString(),
    });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}

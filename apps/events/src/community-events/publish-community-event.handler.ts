import {
  ChangeRecorded,
  CommunityEventIdBody,
  CommunityEventPublished,
  CommunityEventView,
  PublishCommunityEvent,
  SeriesEventPublished,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { publish } from './community-event';
import { snapshotOf, viewOf } from './community-event.view';

@HandlesTogether(PublishCommunityEvent, {
  at: SignUpDesk,
  publishes: [ChangeRecorded, CommunityEventPublished, SeriesEventPublished],
})
export class PublishCommunityEventHandler implements JointHandler<CommunityEventIdBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: CommunityEventIdBody): string {
    return eventId;
  }

  handle(_command: CommunityEventIdBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = publish(before, context);
    roll.apply({ communityEvent, changed: [] });
    const snapshot = snapshotOf(communityEvent);
    context.outbox.publish(CommunityEventPublished, { communityEvent: snapshot });
    const { seriesId } = communityEvent;
    if (seriesId !== undefined) context.outbox.publish(SeriesEventPublished, { seriesId, communityEvent: snapshot });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}

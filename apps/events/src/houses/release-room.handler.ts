import { ChangeRecorded, CommunityEventIdBody, CommunityEventView, ReleaseRoom } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { viewOf } from '../community-events/community-event.view';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { releaseRoom } from './booking';

@HandlesTogether(ReleaseRoom, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class ReleaseRoomHandler implements JointHandler<CommunityEventIdBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: CommunityEventIdBody): string {
    return eventId;
  }

  handle(_command: CommunityEventIdBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = releaseRoom(before, context);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}

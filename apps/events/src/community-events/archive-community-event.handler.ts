import { ArchiveCommunityEvent, ChangeRecorded, CommunityEventIdBody, CommunityEventView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { viewOf } from './community-event.view';
import { archive } from './event-life';

@HandlesTogether(ArchiveCommunityEvent, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class ArchiveCommunityEventHandler implements JointHandler<CommunityEventIdBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: CommunityEventIdBody): string {
    return eventId;
  }

  handle(_command: CommunityEventIdBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = archive(before, context);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}

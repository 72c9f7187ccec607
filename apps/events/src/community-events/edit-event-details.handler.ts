import {
  ChangeRecorded,
  CommunityEventDetailsChanged,
  CommunityEventView,
  EditEventDetails,
  EditEventDetailsBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { snapshotOf, viewOf } from './community-event.view';
import { editDetails } from './edited';

@HandlesTogether(EditEventDetails, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventDetailsChanged] })
export class EditEventDetailsHandler implements JointHandler<EditEventDetailsBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: EditEventDetailsBody): string {
    return eventId;
  }

  handle(command: EditEventDetailsBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = editDetails(before, command, context);
    roll.apply({ communityEvent, changed: [] });
    if (communityEvent.status !== 'draft')
      context.outbox.publish(CommunityEventDetailsChanged, { communityEvent: snapshotOf(communityEvent) });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}

import { CommunityEventIdBody, EventNotFound, GetPickUpRule, PickUpRuleView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { PickUpDesk } from './pick-up.desk';
import { ruleViewOf } from './pick-up-rule';

@Handles(GetPickUpRule)
export class GetPickUpRuleHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly desk: PickUpDesk,
  ) {}

  async handle({ eventId }: CommunityEventIdBody, { actor }: MessageContext): Promise<PickUpRuleView> {
    const communityEvent = await this.communityEvents.get(eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    return ruleViewOf(await this.desk.ruleOf(eventId));
  }
}

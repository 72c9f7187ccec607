import { CommunityEventIdBody, CommunityEventView, EventNotFound, GetCommunityEvent } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { UnitStore } from '../units/unit.store';
import { mayBeSeenBy } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';

@Handles(GetCommunityEvent)
export class GetCommunityEventHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly units: UnitStore,
  ) {}

  async handle({ eventId }: CommunityEventIdBody, { actor }: MessageContext): Promise<CommunityEventView> {
    const communityEvent = await this.communityEvents.get(eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    const [view] = await this.units.named([viewOf(communityEvent)]);
    return view as CommunityEventView;
  }
}

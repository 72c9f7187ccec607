import { EventNotFound, ListWaiting, ListWaitingBody, WaitingPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from './registration.store';

@Handles(ListWaiting)
export class ListWaitingHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
  ) {}

  async handle({ eventId, ...page }: ListWaitingBody, { actor }: MessageContext): Promise<WaitingPage> {
    const communityEvent = await this.communityEvents.get(eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    const { signUpRules } = communityEvent;
    const { items, next } = await this.registrations.pageWaiting(eventId, page);
    const inFront = items[0] ? await this.registrations.countInFront(eventId, items[0].rank) : 0;
    const line = items.map(({ partySize, priority, skips, registeredAt, residentId }, at) => ({
      ...{ position: inFront + at + 1, partySize, priority, skips },
      ...{ since: registeredAt.toISOString(), mine: residentId === actor.id },
    }));
    return { waitingPolicy: signUpRules.waitingPolicy, mostSkips: signUpRules.mostSkips, items: line, next };
  }
}

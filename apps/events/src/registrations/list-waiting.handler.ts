import { EventNotFound, ListWaiting, ListWaitingBody, WaitingPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { WaitingLineStore } from './waiting-line.store';

@Handles(ListWaiting)
export class ListWaitingHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly line: WaitingLineStore,
  ) {}

  async handle(asked: ListWaitingBody, { actor }: MessageContext): Promise<WaitingPage> {
    const communityEvent = await this.communityEvents.get(asked.eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    const { signUpRules } = communityEvent;
    const { items, next } = await this.line.page(asked);
    const pools = asked.pool === undefined ? [] : [asked.pool];
    const inFront = items[0] ? await this.line.countInFront(items[0], pools) : 0;
    const line = items.map(({ partySize, priority, skips, registeredAt, residentId, needs }, at) => ({
      ...{ position: inFront + at + 1, partySize, priority, skips },
      ...(needs.length > 0 && { pools: needs.map(({ pool }) => pool) }),
      ...{ since: registeredAt.toISOString(), mine: residentId === actor.id },
    }));
    return { waitingPolicy: signUpRules.waitingPolicy, mostSkips: signUpRules.mostSkips, items: line, next };
  }
}

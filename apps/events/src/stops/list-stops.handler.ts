import { EventNotFound, ListStops, RunBody, StopsView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { LineBook } from './line-book.desk';
import { viewOf } from './stop.view';

@Handles(ListStops)
export class ListStopsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly book: LineBook,
  ) {}

  async handle({ eventId, session }: RunBody, { actor }: MessageContext): Promise<StopsView> {
    const communityEvent = await this.communityEvents.get(eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    return viewOf(await this.book.lineOf(eventId), await this.book.runOf(communityEvent, session));
  }
}

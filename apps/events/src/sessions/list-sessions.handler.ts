import { EventNotFound, EventSessionPage, ListSessions, ListSessionsBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { SessionStore } from './session.store';
import { viewOf } from './session.view';

@Handles(ListSessions)
export class ListSessionsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly sessions: SessionStore,
  ) {}

  async handle(query: ListSessionsBody, { actor }: MessageContext): Promise<EventSessionPage> {
    const communityEvent = await this.communityEvents.get(query.eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    const page = await this.sessions.page(query);
    return { ...page, items: page.items.map((session) => viewOf(session, communityEvent)) };
  }
}

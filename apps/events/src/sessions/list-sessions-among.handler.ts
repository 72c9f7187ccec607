import { ListSessionsAmong, ListSessionsAmongBody, SessionsAmong } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { SessionStore } from './session.store';
import { viewOf } from './session.view';

@Handles(ListSessionsAmong)
export class ListSessionsAmongHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly sessions: SessionStore,
  ) {}

  async handle({ eventIds, ...span }: ListSessionsAmongBody, { actor }: MessageContext): Promise<SessionsAmong> {
    const communityEvents = await this.communityEvents.among(eventIds);
    const seen = [...communityEvents.values()].filter((one) => mayBeSeenBy(one, actor)).map(({ _id }) => _id);
    const sessions = await this.sessions.among(seen, span);
    const items = sessions.flatMap((session) => {
      const communityEvent = communityEvents.get(session.eventId);
      return communityEvent ? [{ eventId: session.eventId, session: viewOf(session, communityEvent) }] : [];
    });
    return { items };
  }
}

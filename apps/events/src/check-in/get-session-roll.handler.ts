import { GetSessionRoll, GetSessionRollBody, SessionRollPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { SessionStore } from '../sessions/session.store';
import { assertAtTheDoors } from './check-in';
import { RollLines } from './roll-lines.desk';
import { hasPlacesOfItsOwn } from './session-doors';

@Handles(GetSessionRoll)
export class GetSessionRollHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly sessions: SessionStore,
    private readonly registrations: RegistrationStore,
    private readonly lines: RollLines,
  ) {}

  async handle(query: GetSessionRollBody, { actor, now }: MessageContext): Promise<SessionRollPage> {
    const { eventId, session: key, full: inFull = false, ...part } = query;
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    if (inFull) assertOwnArea(actor, communityEvent.areaCode);
    const { startsAt } = await this.sessions.get(eventId, key);
    const pool = hasPlacesOfItsOwn(communityEvent, key) ? key : undefined;
    const page = await this.registrations.pageAtSession(eventId, { pool, startsAt }, part);
    const items = await this.lines.of(page.items, { communityEvent, session: { key, startsAt }, inFull, now });
    return { ...page, items };
  }
}

import { ANONYMOUS, Language } from '@linli/contracts';
import { CommunityEventView, ListCommunityEvents, ListSessions } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Surroundings } from '../event-documents/event-document';
import { EventDocuments } from '../event-documents/event-documents';
import { standingOf } from '../event-documents/event-standing';
import { EventSurroundings } from '../event-documents/event-surroundings';
import { eventPage } from './event-page';
import { EventsAsked, eventsPage } from './events-page';
import { SessionsToCome } from './sessions-part';

/** So many sessions are on the page; the calendar file has all. */
const MOST_SESSIONS = 12;
/** So many events are on a page of what takes place. */
const MOST_EVENTS = 20;
const NONE: SessionsToCome = { items: [], hasMore: false };

/** Events for people who follow a link. */
@Injectable()
export class EventPages {
  constructor(
    private readonly client: MessageClient,
    private readonly documents: EventDocuments,
    private readonly surroundings: EventSurroundings,
  ) {}

  /** The page of a public event as HTML; throws EventNotFound. */
  async of(eventId: string, language: Language): Promise<string> {
    const { communityEvent, around } = await this.documents.told(eventId, language);
    return eventPage(communityEvent, around, await this.sessionsToCome(communityEvent, around));
  }

  /** The page of what takes place in an area, or everywhere, as HTML; throws InvalidInput where no page of ours gave `after` out. */
  async list(asked: EventsAsked, language: Language): Promise<string> {
    const query = { ...asked, limit: MOST_EVENTS };
    const { items, next } = await this.client.ask(ListCommunityEvents, query, { actor: ANONYMOUS });
    const { areaCode } = asked;
    const around = await this.surroundings.of([...items, ...(areaCode === undefined ? [] : [{ areaCode }])], language);
    const events = items.map((communityEvent) => ({ communityEvent, around: around(communityEvent) }));
    return eventsPage({ asked, around: around({ areaCode: areaCode ?? '' }), events, ...(next !== undefined && { next }) });
  }

  private async sessionsToCome(communityEvent: CommunityEventView, { now }: Surroundings): Promise<SessionsToCome> {
    const { id: eventId, programme } = communityEvent;
    if (!programme?.sessions || standingOf(communityEvent) !== 'published') return NONE;
    const asked = { eventId, from: now.toISOString(), limit: MOST_SESSIONS };
    const { items, next } = await this.client.ask(ListSessions, asked, { actor: ANONYMOUS });
    return { items, hasMore: next !== undefined };
  }
}

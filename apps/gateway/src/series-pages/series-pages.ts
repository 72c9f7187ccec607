import { ANONYMOUS, Language } from '@linli/contracts';
import { CommunityEventPage, CommunityEventView, GetSeries, ListCommunityEvents, ListedStatus } from '@linli/contracts/events';
import { Clock, MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { EventSurroundings } from '../event-documents/event-surroundings';
import { seriesPage } from './series-page';

/** So many events that stand in one way are on the page; the calendar has all. */
const MOST_EVENTS = 20;

/** Whoever comes back to the page sees what has become of what it announced. */
const SHOWN: readonly ListedStatus[] = ['published', 'postponed', 'cancelled'];

/** Series of events for people who follow a link. */
@Injectable()
export class SeriesPages {
  constructor(
    private readonly client: MessageClient,
    private readonly surroundings: EventSurroundings,
    private readonly clock: Clock,
  ) {}

  /** The page of a series as HTML; throws SeriesNotFound. */
  async of(seriesId: string, language: Language): Promise<string> {
    const series = await this.client.ask(GetSeries, { seriesId }, { actor: ANONYMOUS });
    const pages = await Promise.all(SHOWN.map((status) => this.toCome(seriesId, status)));
    const all = pages.flatMap(({ items }) => items).sort(byStart);
    const around = await this.surroundings.of([series, ...all], language);
    const events = all.map((communityEvent) => ({ communityEvent, around: around(communityEvent) }));
    return seriesPage({ series, around: around(series), events, hasMore: pages.some(({ next }) => next !== undefined) });
  }

  /** What is put off is to come, whenever it was to be held. */
  private toCome(seriesId: string, status: ListedStatus): Promise<CommunityEventPage> {
    const from = status === 'postponed' ? {} : { from: this.clock.now().toISOString() };
    return this.client.ask(ListCommunityEvents, { seriesId, status, ...from, limit: MOST_EVENTS }, { actor: ANONYMOUS });
  }
}

const byStart = (one: CommunityEventView, other: CommunityEventView): number =>
  one.startsAt.localeCompare(other.startsAt) || one.id.localeCompare(other.id);

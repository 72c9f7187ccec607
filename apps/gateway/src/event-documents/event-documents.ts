import { ANONYMOUS, Language } from '@linli/contracts';
import { CommunityEventView, GetCommunityEvent, GetSeries, SeriesView } from '@linli/contracts/events';
import { SchemaEvent } from '@linli/contracts/gateway';
import { MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { documentOf, Surroundings } from './event-document';
import { EventSurroundings } from './event-surroundings';

/** Published events as JSON-LD for search engines and other systems. */
@Injectable()
export class EventDocuments {
  constructor(
    private readonly client: MessageClient,
    private readonly surroundings: EventSurroundings,
  ) {}

  /** As everybody sees the event: throws EventNotFound for a draft. */
  async of(eventId: string, language: Language): Promise<SchemaEvent> {
    const { communityEvent, around } = await this.told(eventId, language);
    return documentOf(communityEvent, around);
  }

  /** The event, and what has to be known to tell of it; throws EventNotFound for a draft. */
  async told(eventId: string, language: Language): Promise<{ communityEvent: CommunityEventView; around: Surroundings }> {
    const communityEvent = await this.client.ask(GetCommunityEvent, { eventId }, { actor: ANONYMOUS });
    const around = (await this.surroundings.of([communityEvent], language))(communityEvent);
    return { communityEvent, around: { ...around, series: await this.seriesOf(communityEvent.seriesId) } };
  }

  private async seriesOf(seriesId: string | undefined): Promise<SeriesView | undefined> {
    return seriesId === undefined ? undefined : this.client.ask(GetSeries, { seriesId }, { actor: ANONYMOUS });
  }
}

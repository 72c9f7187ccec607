import { ANONYMOUS, Language } from '@linli/contracts';
import { CommunityEventView, GetCommunityEvent, GetSeries, SeriesView } from '@linli/contracts/events';
import { DEFAULT_TIME_ZONE, SchemaEvent } from '@linli/contracts/gateway';
import { Clock, MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AreaStore } from '../areas/area.store';
import { ancestorsOf } from '../areas/area-codes';
import { GatewayConfig } from '../config';
import { publicOrigin } from '../single-sign-on/single-sign-on-settings';
import { documentOf, Surroundings } from './event-document';

/** Published events as JSON-LD for search engines and other systems. */
@Injectable()
export class EventDocuments {
  private readonly origin: string;

  constructor(
    private readonly client: MessageClient,
    private readonly areas: AreaStore,
    private readonly clock: Clock,
    config: GatewayConfig,
  ) {
    this.origin = publicOrigin(config);
  }

  /** As everybody sees the event: throws EventNotFound for a draft. */
  async of(eventId: string, language: Language): Promise<SchemaEvent> {
    const { communityEvent, around } = await this.told(eventId, language);
    return documentOf(communityEvent, around);
  }

  /** The event, and what has to be known to tell of it; throws EventNotFound for a draft. */
  async told(eventId: string, language: Language): Promise<{ communityEvent: CommunityEventView; around: Surroundings }> {
    const communityEvent = await this.client.ask(GetCommunityEvent, { eventId }, { actor: ANONYMOUS });
    const codes = [...ancestorsOf(communityEvent.areaCode), communityEvent.areaCode];
    const known = await this.areas.among([...codes, ...(communityEvent.residentsOf ?? [])]);
    const areas = codes.flatMap((code) => known.get(code) ?? []);
    const timeZone = areas.at(-1)?.timeZone ?? DEFAULT_TIME_ZONE;
    const series = await this.seriesOf(communityEvent.seriesId);
    const nameOf = (code: string) => known.get(code)?.name;
    const now = this.clock.now();
    return { communityEvent, around: { areas, nameOf, timeZone, language, origin: this.origin, now, series } };
  }

  private async seriesOf(seriesId: string | undefined): Promise<SeriesView | undefined> {
    return seriesId === undefined ? undefined : this.client.ask(GetSeries, { seriesId }, { actor: ANONYMOUS });
  }
}

import { Actor, ANONYMOUS, BilingualTitle, inLanguage, Language } from '@linli/contracts';
import {
  CommunityEventView,
  GetCalendarEntry,
  GetCommunityEvent,
  GetHouse,
  GetSeries,
  ListCalendarEntries,
  ListedStatus,
} from '@linli/contracts/events';
import { Clock, MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AreaStore } from '../areas/area.store';
import { NameOf } from '../event-documents/audience-words';
import { PublicLinks } from '../leave-links/public-links.provider';
import { entryOfHouse, newestPerEvent, Telling } from './calendar-entries';
import { isWithin, MOST_REGISTRATIONS, windowAt } from './calendar-window';
import { CalendarZones } from './calendar-zones';
import { houseOccasions } from './house-occasions';
import { icalOf } from './ical';
import { occasionsOf, occasionsOfOne, publicEntries } from './occasions';
import { paged } from './paged';
import { entriesOf } from './session-calendars';

const MY_CALENDAR: Readonly<Record<Language, string>> = { 'zh-CN': '邻里 · 我的活动', en: 'Linli · my events' };

/** What an area shows: what takes place there, and what has. */
const OF_AN_AREA: readonly ListedStatus[] = ['published', 'finished'];
/** What a series shows: whoever has put it in their calendar sees what has become of each event. */
const OF_A_SERIES: readonly ListedStatus[] = ['published', 'finished', 'postponed', 'cancelled'];

/** How a calendar that everybody may read is to be. */
interface PublicWish {
  readonly language: Language;
  readonly hasAlarms: boolean;
}

interface Shown extends PublicWish {
  readonly name: BilingualTitle;
  /** What has become of its events. */
  readonly statuses: readonly ListedStatus[];
  readonly address?: string;
}

/** Events and registrations as calendars; all texts are iCalendar. */
@Injectable()
export class Calendars {
  constructor(
    private readonly client: MessageClient,
    private readonly areas: AreaStore,
    private readonly zones: CalendarZones,
    private readonly clock: Clock,
    private readonly links: PublicLinks,
  ) {}

  /** One registration of the actor's own; throws RegistrationNotFound or NotOwner. */
  async ofRegistration(registrationId: string, actor: Actor, language: Language): Promise<string> {
    const entry = await this.client.ask(GetCalendarEntry, { registrationId }, { actor });
    const telling = await this.telling([entry.communityEvent], { language, hasAlarms: true });
    const entries = await entriesOf(this.client, [entry], { telling });
    return icalOf({ name: MY_CALENDAR[language], language, entries });
  }

  /** What the person has registered for, of their latest 1,000 registrations those within the window; as many entries as fit. */
  async ofPerson(actor: Actor, language: Language): Promise<string> {
    const window = windowAt(this.clock.now());
    const all = await paged((page) => this.client.ask(ListCalendarEntries, page, { actor }), MOST_REGISTRATIONS);
    const within = newestPerEvent(all).filter(({ communityEvent }) => isWithin(communityEvent, window));
    const telling = await this.telling(
      within.map(({ communityEvent }) => communityEvent),
      { language, hasAlarms: true },
    );
    const entries = await entriesOf(this.client, within, { telling, window });
    return icalOf({ name: MY_CALENDAR[language], language, entries });
  }

  /** One public event, of a programme each session; throws EventNotFound. */
  async ofEvent(eventId: string, { language, hasAlarms }: PublicWish): Promise<string> {
    const communityEvent = await this.client.ask(GetCommunityEvent, { eventId }, { actor: ANONYMOUS });
    const occasions = await occasionsOfOne(this.client, communityEvent);
    const nameOf = await this.namesIn([communityEvent]);
    const telling = { ...(await this.telling([communityEvent], { language, hasAlarms })), nameOf };
    const address = this.pageAt(`/events/${eventId}.html`);
    const entries = publicEntries(occasions, telling);
    return icalOf({ name: inLanguage(communityEvent.title, language), language, address, entries });
  }

  /** The nearest 500 events of the area and the areas below it within the window; throws AreaNotFound. */
  async ofArea(code: string, wish: PublicWish): Promise<string> {
    const { name } = await this.areas.get(code);
    return this.ofEvents({ areaCode: code }, { ...wish, name, statuses: OF_AN_AREA });
  }

  /** The nearest 500 events of the series within the window, those that are off or put off too; throws SeriesNotFound. */
  async ofSeries(seriesId: string, wish: PublicWish): Promise<string> {
    const { title } = await this.client.ask(GetSeries, { seriesId }, { actor: ANONYMOUS });
    return this.ofEvents(
      { seriesId },
      { ...wish, name: title, statuses: OF_A_SERIES, address: this.pageAt(`/series/${seriesId}.html`) },
    );
  }

  /** The nearest 500 events and sessions in rooms of the house within the window; throws HouseNotFound. */
  async ofHouse(houseId: string, { language, hasAlarms }: PublicWish): Promise<string> {
    const house = await this.client.ask(GetHouse, { houseId }, { actor: ANONYMOUS });
    const all = await houseOccasions(this.client, houseId, windowAt(this.clock.now()));
    const nameOf = await this.namesIn(all.map(({ communityEvent }) => communityEvent));
    const telling = { language, hasAlarms, origin: this.links.origin, zoneOf: () => house.timeZone, nameOf };
    const entries = all.map((one) => entryOfHouse(one, house, telling));
    return icalOf({ name: inLanguage(house.name, language), language, entries });
  }

  private async ofEvents(filter: object, { name, statuses, language, hasAlarms, address }: Shown): Promise<string> {
    const window = windowAt(this.clock.now());
    const occasions = await occasionsOf(this.client, { filter, statuses }, window);
    const all = occasions.map(({ communityEvent }) => communityEvent);
    const telling = { ...(await this.telling(all, { language, hasAlarms })), nameOf: await this.namesIn(all) };
    const entries = publicEntries(occasions, telling);
    return icalOf({ name: inLanguage(name, language), language, address, entries });
  }

  /** Undefined where browsers cannot be told where to go. */
  private pageAt(path: string): string | undefined {
    return this.links.origin === '' ? undefined : `${this.links.origin}${path}`;
  }

  private namesIn(communityEvents: readonly CommunityEventView[]): Promise<NameOf> {
    return this.zones.named(communityEvents.flatMap(({ residentsOf = [] }) => residentsOf));
  }

  private async telling(
    communityEvents: readonly CommunityEventView[],
    how: Pick<Telling, 'language' | 'hasAlarms'>,
  ): Promise<Telling> {
    const zoneOf = await this.zones.among(communityEvents.map(({ areaCode }) => areaCode));
    return { ...how, zoneOf, origin: this.links.origin, toLeave: (registration) => this.links.toLeave(registration) };
  }
}

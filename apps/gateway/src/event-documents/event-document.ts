import { inLanguage, Language, offsetTime } from '@linli/contracts';
import { CommunityEventView, PictureView, SeriesView } from '@linli/contracts/events';
import {
  SchemaAddress,
  SchemaAudience,
  SchemaAvailability,
  SchemaEvent,
  SchemaImage,
  SchemaOffer,
  SchemaSeries,
  SchemaStatus,
} from '@linli/contracts/gateway';
import { Area } from '../areas/area';
import { audienceOf, NameOf, nameIn } from './audience-words';
import { locationOf, modeOf } from './event-locations';
import { placesLeftOf } from './event-places';
import { standingOf } from './event-standing';

/** What has to be known to tell of an event beside the event itself. */
export interface Surroundings {
  /** The known areas around the event, from the city down to its own. */
  readonly areas: readonly Pick<Area, 'level' | 'name'>[];
  /** Knows the areas that the event is for. */
  readonly nameOf: NameOf;
  readonly timeZone: string;
  readonly language: Language;
  /** Where browsers reach the gateway; empty where that is not known. */
  readonly origin: string;
  readonly now: Date;
  /** That the event belongs to, if to any. */
  readonly series?: Pick<SeriesView, 'id' | 'title'>;
}

/** The event as schema.org knows it. */
export function documentOf(communityEvent: CommunityEventView, around: Surroundings): SchemaEvent {
  const { id, title, text, capacity, price = 0, previousStartsAt, pictures = [] } = communityEvent;
  const { language, timeZone } = around;
  const url = pageOf(id, around);
  return {
    ...{ '@context': 'https://schema.org', '@type': 'Event', '@id': urlOf(id, around) ?? `urn:uuid:${id}`, identifier: id },
    ...{ name: inLanguage(title, language), description: inLanguage(text, language), inLanguage: language },
    startDate: offsetTime(new Date(communityEvent.startsAt), timeZone),
    endDate: offsetTime(new Date(communityEvent.endsAt), timeZone),
    eventStatus: schemaStatusOf(communityEvent),
    ...(previousStartsAt && { previousStartDate: offsetTime(new Date(previousStartsAt), timeZone) }),
    eventAttendanceMode: modeOf(communityEvent),
    location: locationOf(communityEvent, language, addressOf(communityEvent, around)),
    organizer: { '@type': 'Organization', name: organiserOf(communityEvent, around) },
    offers: offerOf(communityEvent, around),
    ...audienceIn(communityEvent, around),
    isAccessibleForFree: price === 0,
    maximumAttendeeCapacity: capacity,
    remainingAttendeeCapacity: placesLeftOf(communityEvent, around.now),
    ...(pictures.length > 0 && { image: pictures.map((picture) => imageOf(picture, language)) }),
    ...(around.series && { superEvent: seriesOf(around.series, around) }),
    ...(url !== undefined && { url }),
  };
}

function audienceIn(communityEvent: CommunityEventView, { language, nameOf }: Surroundings): { audience?: SchemaAudience } {
  const audienceType = audienceOf(communityEvent, language, nameOf);
  if (audienceType === undefined) return {};
  const areas = communityEvent.residentsOf?.map((code) => ({
    ...{ '@type': 'AdministrativeArea' as const, identifier: code, name: nameIn(language, code, nameOf) },
  }));
  return { audience: { '@type': 'Audience', audienceType, geographicArea: areas ?? [] } };
}

/** The series as the events that belong to it name it. */
export function seriesOf({ id, title }: Pick<SeriesView, 'id' | 'title'>, { origin, language }: Surroundings): SchemaSeries {
  return {
    ...{ '@type': 'EventSeries', '@id': origin === '' ? `urn:uuid:${id}` : `${origin}/series/${id}` },
    ...{ name: inLanguage(title, language), ...(origin !== '' && { url: `${origin}/series/${id}.html` }) },
  };
}

const imageOf = ({ address, alt }: PictureView, language: Language): SchemaImage => ({
  ...{ '@type': 'ImageObject', url: address, caption: inLanguage(alt, language) },
});

function schemaStatusOf(communityEvent: CommunityEventView): SchemaStatus {
  const status = standingOf(communityEvent);
  if (status === 'cancelled') return 'https://schema.org/EventCancelled';
  if (status === 'postponed') return 'https://schema.org/EventPostponed';
  return communityEvent.previousStartsAt ? 'https://schema.org/EventRescheduled' : 'https://schema.org/EventScheduled';
}

const urlOf = (id: string, { origin }: Surroundings): string | undefined =>
  origin === '' ? undefined : `${origin}/events/${id}`;

/** Where people read of it. */
const pageOf = (id: string, { origin }: Surroundings): string | undefined =>
  origin === '' ? undefined : `${origin}/events/${id}.html`;

function addressOf({ place, address = place }: CommunityEventView, { areas, language }: Surroundings): SchemaAddress {
  const nameOf = (level: Area['level']) => areas.find((area) => area.level === level)?.name;
  const [district, city] = [nameOf('district'), nameOf('city')];
  return {
    ...{ '@type': 'PostalAddress', streetAddress: inLanguage(address, language), addressCountry: 'CN' },
    ...(district && { addressLocality: inLanguage(district, language) }),
    ...(city && { addressRegion: inLanguage(city, language) }),
  };
}

/** Its unit, or else the innermost area that has a name. */
export function organiserOf(
  { areaCode, unitName }: Pick<CommunityEventView, 'areaCode' | 'unitName'>,
  { areas, language }: Surroundings,
): string {
  if (unitName) return inLanguage(unitName, language);
  const innermost = areas.at(-1);
  return innermost ? inLanguage(innermost.name, language) : areaCode;
}

function offerOf(communityEvent: CommunityEventView, around: Surroundings): SchemaOffer {
  const url = pageOf(communityEvent.id, around);
  return {
    ...{
      '@type': 'Offer',
      price: inYuan(communityEvent.price),
      priceCurrency: 'CNY',
      availability: availabilityOf(communityEvent, around.now),
    },
    validFrom: offsetTime(new Date(communityEvent.signUpOpensAt), around.timeZone),
    validThrough: offsetTime(new Date(communityEvent.signUpClosesAt), around.timeZone),
    ...(url !== undefined && { url }),
  };
}

function availabilityOf(communityEvent: CommunityEventView, now: Date): SchemaAvailability {
  const isOver = communityEvent.status !== 'published' || new Date(communityEvent.signUpClosesAt) <= now;
  if (isOver) return 'https://schema.org/OutOfStock';
  return placesLeftOf(communityEvent, now) === 0 ? 'https://schema.org/SoldOut' : 'https://schema.org/InStock';
}

/** Of fen. */
const inYuan = (price = 0): string => (price % 100 === 0 ? String(price / 100) : (price / 100).toFixed(2));

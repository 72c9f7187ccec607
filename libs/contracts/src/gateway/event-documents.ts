import { ApiExtraModels } from '@nestjs/swagger';
import { MOST_PICTURES } from '../events/pictures';
import { field } from '../field';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, Whole } from '../fields';

const SCHEMA = 'https://schema.org';

export const SCHEMA_STATUSES = [
  ...([`${SCHEMA}/EventScheduled`, `${SCHEMA}/EventRescheduled`] as const),
  ...([`${SCHEMA}/EventPostponed`, `${SCHEMA}/EventCancelled`] as const),
] as const;
export type SchemaStatus = (typeof SCHEMA_STATUSES)[number];

export const SCHEMA_AVAILABILITIES = [`${SCHEMA}/InStock`, `${SCHEMA}/SoldOut`, `${SCHEMA}/OutOfStock`] as const;
export type SchemaAvailability = (typeof SCHEMA_AVAILABILITIES)[number];

const ATTENDANCE = [
  ...([`${SCHEMA}/OfflineEventAttendanceMode`, `${SCHEMA}/OnlineEventAttendanceMode`] as const),
  ...([`${SCHEMA}/MixedEventAttendanceMode`] as const),
] as const;
export type SchemaAttendance = (typeof ATTENDANCE)[number];

export class SchemaAddress {
  @OneOf(['PostalAddress'], { about: 'Type' }) '@type': 'PostalAddress';
  @Text({ about: 'The place', max: 120, example: 'Wangping Lane, riverside walk' }) streetAddress: string;
  @Text({ about: 'District', max: 120, example: 'Chenghua District', optional: true }) addressLocality?: string;
  @Text({ about: 'City', max: 120, example: 'Chengdu', optional: true }) addressRegion?: string;
  @OneOf(['CN'], { about: 'Country' }) addressCountry: 'CN';
}

export class SchemaPlace {
  @OneOf(['Place'], { about: 'Type' }) '@type': 'Place';
  @Text({ about: 'Where it is held', max: 120, example: 'Wangping Lane, riverside walk' }) name: string;
  @Nested(() => SchemaAddress, { about: 'Its address' }) address: SchemaAddress;
}

export class SchemaVirtualLocation {
  @OneOf(['VirtualLocation'], { about: 'Type' }) '@type': 'VirtualLocation';
  @Text({ about: 'What it is called', max: 120, example: 'Live stream', optional: true }) name?: string;
  @Text({ about: 'Where to take part online', max: 420, example: 'https://meeting.example.cn/88' }) url: string;
}

export type SchemaLocation = SchemaPlace | SchemaVirtualLocation;

const schemaOf = ({ name }: { readonly name: string }) => ({ $ref: `#/components/schemas/${name}` });
const ONE_LOCATION = { oneOf: [schemaOf(SchemaPlace), schemaOf(SchemaVirtualLocation)] };

/** Where something is held: on the spot, online, or both, in this order. */
const Location = (about: string): PropertyDecorator =>
  field(
    { about },
    { api: { oneOf: [...ONE_LOCATION.oneOf, { type: 'array', items: ONE_LOCATION }] }, checks: [], shape: () => SchemaPlace },
  );

export class SchemaOrganisation {
  @OneOf(['Organization'], { about: 'Type' }) '@type': 'Organization';
  @Text({ about: 'The area that holds it', max: 120, example: 'Wangping Community' }) name: string;
}

export class SchemaOffer {
  @OneOf(['Offer'], { about: 'Type' }) '@type': 'Offer';
  @Pattern({ about: 'Price in yuan; 0 is free', pattern: /^\d{1,9}(\.\d{2})?$/, example: '0' }) price: string;
  @OneOf(['CNY'], { about: 'Currency' }) priceCurrency: 'CNY';
  @OneOf(SCHEMA_AVAILABILITIES, { about: 'Whether there are places: none any more, or not for sign-up' })
  availability: SchemaAvailability;
  @Instant({ about: 'From when people may register', example: '2026-11-22T09:00:00+08:00' }) validFrom: string;
  @Instant({ about: 'Until when people may register', example: '2026-11-28T12:00:00+08:00' }) validThrough: string;
  @Text({ about: 'Where to register', max: 400, example: 'https://linli.example/events/1', optional: true }) url?: string;
}

export class SchemaImage {
  @OneOf(['ImageObject'], { about: 'Type' }) '@type': 'ImageObject';
  @Text({ about: 'Where it is', max: 420, example: 'https://pictures.example.cn/hearth.jpg' }) url: string;
  @Text({ about: 'What it shows', max: 120, example: 'A market by the river' }) caption: string;
}

export class SchemaArea {
  @OneOf(['AdministrativeArea'], { about: 'Type' }) '@type': 'AdministrativeArea';
  @Text({ about: 'Its code', max: 15, example: '510108903901' }) identifier: string;
  @Text({ about: 'Its name', max: 120, example: 'Wangping Community' }) name: string;
}

/** Whom an event is for. */
export class SchemaAudience {
  @OneOf(['Audience'], { about: 'Type' }) '@type': 'Audience';
  @Text({ about: 'In words', max: 8000, example: 'For residents of: Wangping Community' }) audienceType: string;
  @ListOf(() => SchemaArea, { about: 'The areas whose residents may sign up', max: 50 }) geographicArea: SchemaArea[];
}

export class SchemaSeries {
  @OneOf(['EventSeries'], { about: 'Type' }) '@type': 'EventSeries';
  @Text({ about: 'What it is known by on the web', max: 400, example: 'urn:uuid:0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' })
  '@id': string;
  @Text({ about: 'Title', max: 120, example: 'Wangping lectures' }) name: string;
  @Text({ about: 'Its page', max: 400, example: 'https://linli.example/series/1', optional: true }) url?: string;
}

/** An event as schema.org knows it (JSON-LD), in one language. */
@ApiExtraModels(SchemaPlace, SchemaVirtualLocation)
export class SchemaEvent {
  @OneOf([SCHEMA], { about: 'Vocabulary' }) '@context': typeof SCHEMA;
  @OneOf(['Event'], { about: 'Type' }) '@type': 'Event';
  @Text({ about: 'What it is known by on the web', max: 400, example: 'urn:uuid:0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' })
  '@id': string;
  @Id({ about: 'Id of the event' }) identifier: string;
  @Text({ about: 'Title', max: 120, example: 'Riverside hearth' }) name: string;
  @Text({ about: 'What awaits those who come', max: 5000, example: 'A neighbours’ market by the river.' }) description: string;
  @OneOf(['zh-CN', 'en'], { about: 'The language of its texts', example: 'en' }) inLanguage: 'zh-CN' | 'en';
  @Instant({ about: 'When it starts, on the clocks of its area' }) startDate: string;
  @Instant({ about: 'When it ends', example: '2026-11-28T17:00:00+08:00' }) endDate: string;
  @Instant({ about: 'When it would have started before it was moved', optional: true }) previousStartDate?: string;
  @OneOf(SCHEMA_STATUSES, { about: 'Whether it takes place' }) eventStatus: SchemaStatus;
  @OneOf(ATTENDANCE, { about: 'How people take part' }) eventAttendanceMode: SchemaAttendance;
  @Location('Where it is held; both where people take part on the spot and online')
  location: SchemaLocation | readonly SchemaLocation[];
  @Nested(() => SchemaOrganisation, { about: 'Who holds it' }) organizer: SchemaOrganisation;
  @Nested(() => SchemaOffer, { about: 'How people may take part' }) offers: SchemaOffer;
  @Nested(() => SchemaAudience, { about: 'Whom it is for, where it is not for everybody', optional: true })
  audience?: SchemaAudience;
  @Flag({ about: 'Whether it is free', example: true }) isAccessibleForFree: boolean;
  @Whole({ about: 'How many people can take part', min: 1, max: 100_000, example: 200 }) maximumAttendeeCapacity: number;
  @Whole({ about: 'Places that are free', min: 0, max: 100_000, example: 62 }) remainingAttendeeCapacity: number;
  @ListOf(() => SchemaImage, { about: 'Its pictures', max: MOST_PICTURES, optional: true }) image?: SchemaImage[];
  @Nested(() => SchemaSeries, { about: 'The series that it belongs to', optional: true }) superEvent?: SchemaSeries;
  @Text({ about: 'Its page', max: 400, example: 'https://linli.example/events/1', optional: true }) url?: string;
}

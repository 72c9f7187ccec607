import { BilingualText, BilingualTitle } from '../bilingual';
import { AreaCodes, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, TextList, Whole, Words } from '../fields';
import { type Point, PointField } from '../point';
import { MOST_PICTURES, PictureView } from './pictures';

/** What kind of gathering an event is; `other` for what none of them says. */
export const EVENT_KINDS = [
  ...(['gathering', 'market', 'lecture', 'class', 'performance', 'sport', 'health'] as const),
  ...(['culture', 'volunteering', 'meeting', 'service', 'other'] as const),
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Details that an event can do without. */
export const REMOVABLE_DETAILS = ['address', 'point', 'onlineLink', 'contact', 'seriesId', 'unitId'] as const;
export type RemovableDetail = (typeof REMOVABLE_DETAILS)[number];

/** One event can be for the residents of so many areas, each with all below it. */
const MOST_AREAS_INVITED = 50;

/** The unit that organises an event. */
export const A_UNIT_NAME = {
  about: 'Name of the unit that organises it; where the event is read, not where it is changed',
  example: { zh: '猛追湾街道便民服务中心', en: 'Mengzhuiwan Subdistrict Service Centre' },
  optional: true,
} as const;

/** What else can be said of an event. */
export class EventDetailsBody {
  @Nested(() => BilingualTitle, {
    about: 'The address of its place',
    example: { zh: '成都市锦江区望平街 88 号', en: '88 Wangping Street, Jinjiang, Chengdu' },
    optional: true,
  })
  address?: BilingualTitle;
  @PointField({ about: 'Where that is on the map', optional: true }) point?: Point;
  @Pattern({
    about: 'Where it is held online; public',
    pattern: /^https:\/\/[^\s<>"'`\\]{3,400}$/,
    example: 'https://meeting.example.cn/88',
    optional: true,
  })
  onlineLink?: string;
  @Text({ about: 'Whom to ask, for everybody to read', max: 120, example: '王主任 028-8888 0000', optional: true })
  contact?: string;
  @Whole({ about: 'What one place costs, in fen, paid there; 0 is free', min: 0, max: 10_000_000, example: 0, optional: true })
  price?: number;
  @TextList({ about: 'Short words to find it by', max: 10, longest: 20, example: ['亲子', 'family'], optional: true })
  tags?: string[];
  @OneOf(EVENT_KINDS, { about: 'Its kind; `other` if not given', optional: true }) kind?: EventKind;
  @ListOf(() => PictureView, { about: 'Its pictures, in order', max: MOST_PICTURES, optional: true }) pictures?: PictureView[];
  @Id({ about: 'The series that it belongs to, of its own area or one around it', optional: true }) seriesId?: string;
  @Id({ about: 'The unit that organises it, which the organiser belongs to or whose area they work for', optional: true })
  unitId?: string;
  @AreaCodes({
    about: 'Those who may sign up: residents of these areas and the areas below them; everybody if none is named',
    max: MOST_AREAS_INVITED,
    example: [],
    optional: true,
  })
  residentsOf?: string[];
}

/** What is said of an event anew; what is not given stays as it is. */
export class EditEventDetailsBody extends EventDetailsBody {
  @Id({ about: 'The event' }) eventId: string;
  @Nested(() => BilingualTitle, { about: 'Title', optional: true }) title?: BilingualTitle;
  @Nested(() => BilingualText, { about: 'What awaits those who come, in light Markdown without HTML', optional: true })
  text?: BilingualText;
  @Nested(() => BilingualTitle, {
    about: 'Where it is held',
    example: { zh: '望平坊·滨江步道', en: 'Wangping Lane, riverside walk' },
    optional: true,
  })
  place?: BilingualTitle;
  @Instant({ about: 'When it starts: of a draft', optional: true }) startsAt?: string;
  @Instant({ about: 'When it ends: of a draft', example: '2026-11-28T17:00:00+08:00', optional: true }) endsAt?: string;
  @Instant({
    about: 'From when people may register: of a draft, or as long as sign-up has not opened',
    example: '2026-11-22T09:00:00+08:00',
    optional: true,
  })
  signUpOpensAt?: string;
  @Instant({ about: 'Until when people may register: of a draft', example: '2026-11-28T12:00:00+08:00', optional: true })
  signUpClosesAt?: string;
  @Words(REMOVABLE_DETAILS, { about: 'Details to take away', max: 6, example: [], optional: true }) without?: RemovableDetail[];
}

import { AreaCode, Flag, Id, Instant, OneOf, Pattern, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { Sort, upAndDown } from '../sorting';
import { EVENT_KINDS, type EventKind } from './details';

/** What events are listed by; drafts only for organisers of the area that is asked for. */
export const LISTED_STATUSES = ['published', 'cancelled', 'draft', 'postponed', 'finished', 'archived'] as const;
export type ListedStatus = (typeof LISTED_STATUSES)[number];

export const EVENT_ORDERS = upAndDown('startsAt', 'publishedAt');
export type EventOrder = (typeof EVENT_ORDERS)[number];

export class ListCommunityEventsBody extends PageQuery {
  @AreaCode({ about: 'Only events of this area and the areas below it', example: '510108', optional: true }) areaCode?: string;
  @Instant({
    about: 'Only events that end after this instant; if not given now, and a year ago for those put off, over or put away',
    optional: true,
  })
  from?: string;
  @Instant({ about: 'Only events that start before this instant', example: '2026-12-31T00:00:00+08:00', optional: true })
  to?: string;
  @Instant({ about: 'Only events that end by this instant', example: '2026-12-31T00:00:00+08:00', optional: true })
  endBy?: string;
  @Flag({ about: 'By start, the latest first, as `sort=-startsAt`; not beside `sort`', example: false, optional: true })
  latestFirst?: boolean;
  @Text({
    about: 'Only events that have all these words, in Chinese or English, in title, text, place, address or tags',
    max: 60,
    example: '滨江 market',
    optional: true,
  })
  q?: string;
  @OneOf(EVENT_KINDS, { about: 'Only events of this kind', optional: true }) kind?: EventKind;
  @Text({ about: 'Only events with this tag', max: 20, example: '亲子', optional: true }) tag?: string;
  @Id({ about: 'Only events of this series', optional: true }) seriesId?: string;
  @AreaCode({ about: 'Only events that residents of this area may sign up for', optional: true }) openTo?: string;
  @Id({ about: 'Only events that this unit organises', optional: true }) unitId?: string;
  @Flag({ about: 'Only events with free places and nobody who waits for them', optional: true }) free?: boolean;
  @Pattern({
    about: 'Only events near this place, as longitude,latitude',
    pattern: /^-?(180|(1[0-7]\d|\d{1,2})(\.\d{1,8})?),-?(90|[0-8]?\d(\.\d{1,8})?)$/,
    example: '104.0987,30.6571',
    optional: true,
  })
  near?: string;
  @Whole({ about: 'How near, in metres; 3,000 if not given', min: 100, max: 50_000, example: 3000, optional: true })
  radius?: number;
  @OneOf(LISTED_STATUSES, {
    about: 'Only events that stand there; published ones if not given. Drafts are for organisers, who name an area of theirs',
    optional: true,
  })
  status?: ListedStatus;
  @Sort(EVENT_ORDERS, 'startsAt') sort?: EventOrder;
}

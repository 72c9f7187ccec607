import { BilingualText, BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Text, TimeZone, Whole } from '../fields';
import { ChangedMeanwhile, OutsideOwnArea } from '../shared-errors';
import { A_UNIT_NAME, EditEventDetailsBody, EventDetailsBody } from './details';
import {
  EventNotDraft,
  EventNotEditable,
  EventNotFound,
  EventNotOpen,
  SignUpHasOpened,
  StartsInThePast,
  TextNotSafe,
  TIMES_NOT_VALID,
  TimesAnnounced,
} from './errors';
import { ListCommunityEventsBody } from './event-search';
import { FormSummaryView } from './forms';
import { ROOM_REFUSALS } from './house-errors';
import { MinimumView } from './minimum-view';
import { PoolView, SatOn, SignUpRulesView } from './places';
import { MovedOn, ProgrammeView } from './programme';
import { SeriesElsewhere, SeriesEnded, SeriesNotFound } from './series-errors';
import { SessionsOutsideEvent } from './session-errors';
import { OF_A_UNIT } from './unit-errors';
import { VenueView } from './venue';

export const COMMUNITY_EVENT_STATUSES = [
  'draft',
  'published',
  'postponed',
  'cancelled',
  'finished',
  'archived',
  'discarded',
] as const;
export type CommunityEventStatus = (typeof COMMUNITY_EVENT_STATUSES)[number];

export class CreateCommunityEventBody extends EventDetailsBody {
  @AreaCode({ about: 'The community or subdistrict that holds the event' }) areaCode: string;
  @Nested(() => BilingualTitle, { about: 'Title' }) title: BilingualTitle;
  @Nested(() => BilingualText, { about: 'What awaits those who come, in light Markdown without HTML' }) text: BilingualText;
  @Nested(() => BilingualTitle, { about: 'Where it is held', example: { zh: '滨江步道', en: 'Riverside walk, Wangping' } })
  place: BilingualTitle;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends', example: '2026-11-28T17:00:00+08:00' }) endsAt: string;
  @Whole({ about: 'How many people can take part', min: 1, max: 100_000, example: 200 }) capacity: number;
  @Instant({ about: 'From when people may register', example: '2026-11-22T09:00:00+08:00' }) signUpOpensAt: string;
  @Instant({ about: 'Until when people may register', example: '2026-11-28T12:00:00+08:00' }) signUpClosesAt: string;
  @TimeZone({ about: 'Whose clocks it goes by; those of its area if not given', optional: true }) timeZone?: string;
}

export class CommunityEventView extends CreateCommunityEventBody {
  @Id({ about: 'Id of the event' }) id: string;
  @OneOf(COMMUNITY_EVENT_STATUSES, { about: 'Where the event stands', example: 'published' }) status: CommunityEventStatus;
  @Whole({ about: 'People with a confirmed place', min: 0, max: 100_000, example: 138 }) placesTaken: number;
  @Whole({ about: 'People on the waiting list', min: 0, max: 10_000_000, example: 0 }) peopleWaiting: number;
  @Whole({ about: 'Counts up with every change of the event', min: 1, max: 1_000_000, example: 2 }) revision: number;
  @Whole({ about: 'People whose places are held, offered or not approved yet', min: 0, max: 100_000, example: 0, optional: true })
  placesHeld?: number;
  @SatOn('Places on which people sit who came without registering') walkIns?: number;
  @ListOf(() => PoolView, { about: 'Its pools of places, beside the places of all', max: 50, optional: true }) pools?: PoolView[];
  @Nested(() => SignUpRulesView, { about: 'How people get places', optional: true }) signUpRules?: SignUpRulesView;
  @Nested(() => FormSummaryView, { about: 'What sign-up asks, in short', optional: true }) form?: FormSummaryView;
  @Instant({ about: 'When its revision last counted up', example: '2026-11-20T10:00:00+08:00', optional: true })
  changedAt?: string;
  @Instant({ about: 'When it was published first', example: '2026-11-20T10:00:00+08:00', optional: true }) publishedAt?: string;
  @Nested(() => ProgrammeView, { about: 'Where it has sessions', optional: true }) programme?: ProgrammeView;
  @Nested(() => MinimumView, { about: 'How many people it needs, and until when', optional: true }) minimum?: MinimumView;
  @Nested(() => VenueView, { about: 'The room of a house that is booked for it', optional: true }) venue?: VenueView;
  @Nested(() => BilingualTitle, A_UNIT_NAME) unitName?: BilingualTitle;
  @Nested(() => BilingualTitle, { about: 'Why it is put off or called off', optional: true }) reason?: BilingualTitle;
  @Instant({ about: 'When it would have started before it was moved last', optional: true }) previousStartsAt?: string;
  @Instant({
    about: 'When what was to come of it was put off or called off, where it had begun: what was held stays',
    optional: true,
  })
  brokenOffAt?: string;
  @MovedOn() movedOnMs?: number;
}

export class CommunityEventPage {
  @ListOf(() => CommunityEventView, { about: 'Events by start, soonest first, unless `sort` says otherwise', max: 100 })
  items: CommunityEventView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class CommunityEventIdBody {
  @Id({ about: 'The event' }) eventId: string;
}

export class RescheduleCommunityEventBody extends CommunityEventIdBody {
  @Instant({ about: 'New start', example: '2026-11-29T14:00:00+08:00' }) startsAt: string;
  @Instant({ about: 'New end', example: '2026-11-29T17:00:00+08:00' }) endsAt: string;
  @Instant({ about: 'New end of sign-up', example: '2026-11-29T12:00:00+08:00' }) signUpClosesAt: string;
}

export class CancelCommunityEventBody extends CommunityEventIdBody {
  @Nested(() => BilingualTitle, {
    about: 'Why, for those who wanted to come',
    example: { zh: '暴雨预警', en: 'Rainstorm warning' },
  })
  reason: BilingualTitle;
}

const IN_A_SERIES = [SeriesNotFound, SeriesEnded, SeriesElsewhere];

/** Makes a draft, which only its area's organisers see. */
export const CreateCommunityEvent = defineCommand('events.create-community-event', {
  body: CreateCommunityEventBody,
  reply: CommunityEventView,
  fails: [OutsideOwnArea, ...TIMES_NOT_VALID, TextNotSafe, ...IN_A_SERIES, ...OF_A_UNIT],
});

/** Opens a draft to everybody; from then on residents may register in its window. */
export const PublishCommunityEvent = defineCommand('events.publish-community-event', {
  body: CommunityEventIdBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotDraft, StartsInThePast],
  matched: true,
});

/**
 * Changes what is said of a draft, or of a published event that is not over. Times are those of a draft; of a published event, when sign-up opens, as long as
 * it has not.
 */
export const EditEventDetails = defineCommand('events.edit-event-details', {
  body: EditEventDetailsBody,
  reply: CommunityEventView,
  fails: [
    ...[EventNotFound, OutsideOwnArea, EventNotEditable, TextNotSafe, ...IN_A_SERIES, ...OF_A_UNIT],
    ...[...TIMES_NOT_VALID, TimesAnnounced, SignUpHasOpened, SessionsOutsideEvent, ...ROOM_REFUSALS],
  ],
  matched: true,
});

/**
 * Moves a published event, or gives one that is put off its new time; registrations stay, everybody concerned is told. Of a programme that has begun
 * what is to come is moved: `startsAt` is when it goes on, and all that has not begun keeps its distance from there.
 */
export const RescheduleCommunityEvent = defineCommand('events.reschedule-community-event', {
  body: RescheduleCommunityEventBody,
  keyedBy: 'eventId',
  reply: CommunityEventView,
  fails: [
    ...[EventNotFound, OutsideOwnArea, EventNotOpen, ...TIMES_NOT_VALID, SessionsOutsideEvent, ChangedMeanwhile],
    ...ROOM_REFUSALS,
  ],
  matched: true,
});

/** Calls a published event off, or one that is put off; of a programme that has begun, what is to come. Cancelling it again changes nothing. */
export const CancelCommunityEvent = defineCommand('events.cancel-community-event', {
  body: CancelCommunityEventBody,
  keyedBy: 'eventId',
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen],
  matched: true,
});

/** One event; a draft only for organisers of its area. */
export const GetCommunityEvent = defineQuery('events.get-community-event', {
  body: CommunityEventIdBody,
  reply: CommunityEventView,
  sameForResidents: true,
  fails: [EventNotFound],
});

/** Events that match all that is asked for, by start; published ones still to come if nothing is. */
export const ListCommunityEvents = defineQuery('events.list-community-events', {
  body: ListCommunityEventsBody,
  reply: CommunityEventPage,
  sameForResidents: true,
  fails: [OutsideOwnArea],
});

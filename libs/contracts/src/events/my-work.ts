import { defineQuery } from '../contract';
import { Id, Instant, ListOf, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import {
  CHECK_IN_STATUSES,
  CHECK_IN_WAYS,
  type CheckInStatus,
  type CheckInWay,
  DIRECTIONS,
  type Direction,
  Gate,
} from './check-ins';
import { CommunityEventPage } from './community-events';
import { SeriesPage } from './series';

export const PASSINGS = ['offered', 'given', 'received'] as const;
export type Passing = (typeof PASSINGS)[number];

/** A place that the caller has passed on, or has from somebody else; the other is not named. */
export class PassedPlaceView {
  @Id({ about: 'The caller’s registration' }) registrationId: string;
  @Id({ about: 'The event' }) eventId: string;
  @OneOf(PASSINGS, { about: 'Offered by the caller, given to somebody, or received' }) passing: Passing;
  @Whole({ about: 'How many people it is for', min: 1, max: 6, example: 2 }) partySize: number;
  @Instant({ about: 'When', example: '2026-11-22T09:00:00+08:00' }) at: string;
}

export class PassedPlacePage {
  @ListOf(() => PassedPlaceView, { about: 'Of the newest registration first', max: 200 }) items: PassedPlaceView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** A check-in that the caller made for others, who are not named. */
export class GateWorkView {
  @Id({ about: 'Id of the check-in' }) id: string;
  @Id({ about: 'The event' }) eventId: string;
  @Text({ about: 'The session, where the event has sessions', max: 100, optional: true }) session?: string;
  @Gate() gate: string;
  @OneOf(DIRECTIONS, { about: 'In or out' }) direction: Direction;
  @Whole({ about: 'How many people', min: 1, max: 100, example: 2 }) people: number;
  @OneOf(CHECK_IN_WAYS, { about: 'How it came to be' }) way: CheckInWay;
  @OneOf(CHECK_IN_STATUSES, { about: 'Whether it counts' }) status: CheckInStatus;
  @Instant({ about: 'When they passed', example: '2026-11-28T13:40:00+08:00' }) at: string;
}

export class GateWorkPage {
  @ListOf(() => GateWorkView, { about: 'Check-ins, newest first', max: 100 }) items: GateWorkView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Places that the caller has offered, given and received. */
export const ListMyPassedPlaces = defineQuery('events.list-my-passed-places', { body: PageQuery, reply: PassedPlacePage });

/** Events that the caller has made, drafts too, with their programmes; the latest first. */
export const ListMyEvents = defineQuery('events.list-my-events', { body: PageQuery, reply: CommunityEventPage });

/** Series that the caller has made, newest first. */
export const ListMySeries = defineQuery('events.list-my-series', { body: PageQuery, reply: SeriesPage });

/** Check-ins that the caller has made for others, newest first. */
export const ListMyGateWork = defineQuery('events.list-my-gate-work', { body: PageQuery, reply: GateWorkPage });

import { defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, TextList } from '../fields';
import { EventSessionView } from './sessions';

/** So many sessions are told of at a time: as many entries as a calendar has. */
export const MOST_SESSIONS_AMONG = 500;

export class ListSessionsAmongBody {
  @TextList({ about: 'The events', max: 500, longest: 36 }) eventIds: string[];
  @Instant({ about: 'Only sessions that end after this' }) from: string;
  @Instant({ about: 'Only sessions that start before this' }) to: string;
  @Instant({ about: 'Only sessions that end by this instant', optional: true }) endBy?: string;
  @Flag({ about: 'By start, the latest first; the earliest if not asked for', example: false, optional: true })
  latestFirst?: boolean;
}

export class SessionAmong {
  @Id({ about: 'The event' }) eventId: string;
  @Nested(() => EventSessionView, { about: 'One of its sessions' }) session: EventSessionView;
}

export class SessionsAmong {
  @ListOf(() => SessionAmong, { about: 'Sessions in the order that was asked for, the first 500', max: MOST_SESSIONS_AMONG })
  items: SessionAmong[];
}

/** The first sessions of several events; those of events that the caller does not see are left out. */
export const ListSessionsAmong = defineQuery('events.list-sessions-among', { body: ListSessionsAmongBody, reply: SessionsAmong });

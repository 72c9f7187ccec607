import { defineQuery } from '../contract';
import { Flag, Id, ListOf, Text, TextList, Whole } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import { EventNotFound } from './errors';
import { FetchedAtView } from './fetching';
import { PickUpPersonView } from './pick-ups';
import { SessionKey } from './programme';
import { SessionNotFound } from './session-errors';

export class GetSessionRollBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @SessionKey() session: string;
  @Flag({ about: 'Names in full, not masked: for organisers', example: false, optional: true }) full?: boolean;
}

/** One party at one session. */
export class SessionRollEntry {
  @Id({ about: 'The registration' }) registrationId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @TextList({
    about: 'Who they are, as far as the form of sign-up names them; masked unless asked for in full',
    max: 6,
    longest: 60,
    optional: true,
  })
  names?: string[];
  @Whole({ about: 'People of the party who are enrolled in the session', min: 1, max: 6, example: 1 }) people: number;
  @Whole({ about: 'How many of them have come', min: 0, max: 6, example: 1 }) came: number;
  @Whole({ about: 'How many of them are there now', min: 0, max: 6, example: 0 }) inside: number;
  @Flag({ about: 'They have come, and all have left', example: true }) left: boolean;
  @Flag({ about: 'The guardian may fetch; where the event asks who fetches', optional: true }) guardianFetches?: boolean;
  @ListOf(() => PickUpPersonView, { about: 'Who may fetch them today, masked', max: 6, optional: true })
  mayFetch?: PickUpPersonView[];
  @ListOf(() => FetchedAtView, { about: 'Who has fetched them, the latest first, masked', max: 6, optional: true })
  fetched?: FetchedAtView[];
}

export class SessionRollPage {
  @ListOf(() => SessionRollEntry, { about: 'Everybody enrolled, in order of arrival at sign-up', max: 100 })
  items: SessionRollEntry[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Who is enrolled in a session, who of them has come, and who has left. */
export const GetSessionRoll = defineQuery('events.get-session-roll', {
  body: GetSessionRollBody,
  reply: SessionRollPage,
  fails: [EventNotFound, OutsideOwnArea, SessionNotFound],
});

import { defineQuery } from '../contract';
import { ListOf, Nested, Text } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner } from '../shared-errors';
import { CommunityEventView } from './community-events';
import { RegistrationNotFound } from './errors';
import { RegistrationIdBody, RegistrationView } from './registrations';

/** A registration with the event that it is for, as an entry of a calendar. */
export class CalendarEntryView {
  @Nested(() => RegistrationView, { about: 'The registration' }) registration: RegistrationView;
  @Nested(() => CommunityEventView, { about: 'The event that it is for' }) communityEvent: CommunityEventView;
}

export class CalendarEntryPage {
  @ListOf(() => CalendarEntryView, { about: 'Entries by registration, newest first', max: 100 }) items: CalendarEntryView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** One of the caller's own registrations with its event. */
export const GetCalendarEntry = defineQuery('events.get-calendar-entry', {
  body: RegistrationIdBody,
  reply: CalendarEntryView,
  fails: [RegistrationNotFound, NotOwner],
});

/** The caller's own registrations with their events, newest first. */
export const ListCalendarEntries = defineQuery('events.list-calendar-entries', { body: PageQuery, reply: CalendarEntryPage });

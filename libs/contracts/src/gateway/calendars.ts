import { defineError } from '../declared-error';
import { Flag, Instant, OneOf, Pattern, Text } from '../fields';

/** The languages of calendars, as their addresses name them. */
export const CALENDAR_LANGUAGES = ['zh', 'en'] as const;
export type CalendarLanguage = (typeof CALENDAR_LANGUAGES)[number];

export class CalendarQuery {
  @OneOf(CALENDAR_LANGUAGES, { about: 'The language of its texts; that of the reader if not given', optional: true })
  language?: CalendarLanguage;
}

export class AreaCalendarQuery extends CalendarQuery {
  @Flag({ about: 'With alarms a day and an hour before each event', optional: true }) alarms?: boolean;
}

export class CalendarTokenBody {
  @Pattern({
    about: 'The secret part of the address of a feed',
    pattern: /^[\w-]{43}$/,
    example: 'q83vEjRWeJq7zN3u_wARIjNEVWZ3iJmqu8zd7v8AESI',
  })
  token: string;
}

/** What its owner may know of a feed later: all but its address. */
export class CalendarFeedView {
  @Instant({ about: 'Since when there is the feed' }) madeAt: string;
}

export class NewCalendarFeedView extends CalendarFeedView {
  @Text({
    about: 'The address for calendar programs. It is a secret, and told only now',
    max: 400,
    example: 'https://linli.example/calendar-feeds/q83vEjRWeJq7zN3u_wARIjNEVWZ3iJmqu8zd7v8AESI/calendar.ics',
  })
  address: string;
}

export class CalendarFeedEndedView {
  @Flag({ about: 'Whether there was a feed until now', example: true }) ended: boolean;
}

export const CalendarFeedNotFound = defineError('gateway.calendar-feed-not-found', 'not-found', {
  'zh-CN': '没有这个日历订阅，或已停用。',
  en: 'There is no such calendar feed, or it has ended.',
});

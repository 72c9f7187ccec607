import { type Actor, type Language, NotOwner, ServiceUnavailable } from '@linli/contracts';
import {
  CommunityEventIdBody,
  EventNotFound,
  HouseIdBody,
  HouseNotFound,
  RegistrationIdBody,
  RegistrationNotFound,
  SeriesIdBody,
  SeriesNotFound,
} from '@linli/contracts/events';
import {
  AreaCalendarQuery,
  AreaCodeBody,
  AreaNotFound,
  CalendarFeedNotFound,
  CalendarQuery,
  CalendarTokenBody,
} from '@linli/contracts/gateway';
import { Controller, Get } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { asResident } from '../accounts/as-resident';
import { CurrentActor } from '../http/access';
import { AnswersPrivately, AnswersPublicly } from '../http/answers-publicly';
import { languageNamed } from '../http/language';
import { Operation } from '../http/operation';
import { ReaderLanguage } from '../http/reader-language';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { CalendarFeeds } from './calendar-feeds';
import { Calendars } from './calendars';

const CALENDAR = 'text/calendar; charset=utf-8';
const AS_FILE = { 'content-type': CALENDAR, 'content-disposition': 'inline; filename="calendar.ics"' };

const USUAL = { tag: 'calendars', status: 200, download: [CALENDAR] } as const;

/** What people, areas and series have before them, for calendar programs. */
@Controller()
export class CalendarsController {
  constructor(
    private readonly calendars: Calendars,
    private readonly feeds: CalendarFeeds,
    private readonly accounts: AccountStore,
  ) {}

  @Get('registrations/:registrationId/calendar.ics')
  @AnswersPrivately(AS_FILE)
  @Operation({
    ...USUAL,
    id: 'getRegistrationCalendar',
    summary: 'Take my registration as a calendar file',
    description: 'iCalendar (RFC 5545), with alarms a day and an hour before.',
    path: { shape: RegistrationIdBody, fields: ['registrationId'] },
    query: CalendarQuery,
    fails: [RegistrationNotFound, NotOwner, ServiceUnavailable],
  })
  async ofRegistration(
    @ValidPath(RegistrationIdBody) { registrationId }: RegistrationIdBody,
    @ValidQuery(CalendarQuery) query: CalendarQuery,
    @CurrentActor() actor: Actor,
  ): Promise<string> {
    const { language } = await this.accounts.get(actor.id);
    return this.calendars.ofRegistration(registrationId, actor, languageNamed(query.language) ?? language);
  }

  @Get('calendar-feeds/:token/calendar.ics')
  @AnswersPrivately(AS_FILE)
  @Operation({
    ...USUAL,
    id: 'readCalendarFeed',
    summary: 'Read somebody’s calendar by its secret address',
    description:
      'iCalendar (RFC 5545): registrations for events of the last 30 days and the next 365, at most 500: what is under way or to come before what is over. For whoever has the address, which `POST /me/calendar-feed` makes.',
    path: { shape: CalendarTokenBody, fields: ['token'] },
    query: CalendarQuery,
    fails: [CalendarFeedNotFound, ServiceUnavailable],
  })
  async ofPerson(
    @ValidPath(CalendarTokenBody) { token }: CalendarTokenBody,
    @ValidQuery(CalendarQuery) query: CalendarQuery,
  ): Promise<string> {
    const { _id: id, language } = await this.feeds.ownerBy(token);
    return this.calendars.ofPerson(asResident(id), languageNamed(query.language) ?? language);
  }

  @Get('areas/:code/calendar.ics')
  @AnswersPublicly(AS_FILE)
  @Operation({
    ...USUAL,
    id: 'getAreaCalendar',
    summary: 'Read the events of an area as a calendar',
    description:
      'iCalendar (RFC 5545): published events of the area and the areas below it, of the last 30 days and the next 365, at most 500: what is under way or to come before what is over.',
    path: { shape: AreaCodeBody, fields: ['code'] },
    query: AreaCalendarQuery,
    fails: [AreaNotFound, ServiceUnavailable],
  })
  async ofArea(
    @ValidPath(AreaCodeBody) { code }: AreaCodeBody,
    @ValidQuery(AreaCalendarQuery) query: AreaCalendarQuery,
    @ReaderLanguage() language: Language,
  ): Promise<string> {
    return this.calendars.ofArea(code, wishOf(query, language));
  }

  @Get('events/:eventId/calendar.ics')
  @AnswersPublicly(AS_FILE)
  @Operation({
    ...USUAL,
    id: 'getEventCalendar',
    summary: 'Take a published event as a calendar file',
    description: 'iCalendar (RFC 5545): one entry, or one for each session of a programme.',
    path: { shape: CommunityEventIdBody, fields: ['eventId'] },
    query: AreaCalendarQuery,
    fails: [EventNotFound, ServiceUnavailable],
  })
  async ofEvent(
    @ValidPath(CommunityEventIdBody) { eventId }: CommunityEventIdBody,
    @ValidQuery(AreaCalendarQuery) query: AreaCalendarQuery,
    @ReaderLanguage() language: Language,
  ): Promise<string> {
    return this.calendars.ofEvent(eventId, wishOf(query, language));
  }

  @Get('series/:seriesId/calendar.ics')
  @AnswersPublicly(AS_FILE)
  @Operation({
    ...USUAL,
    id: 'getSeriesCalendar',
    summary: 'Read the events of a series as a calendar',
    description:
      'iCalendar (RFC 5545): events of the series of the last 30 days and the next 365, those that are off or put off too, at most 500: what is under way or to come before what is over.',
    path: { shape: SeriesIdBody, fields: ['seriesId'] },
    query: AreaCalendarQuery,
    fails: [SeriesNotFound, ServiceUnavailable],
  })
  async ofSeries(
    @ValidPath(SeriesIdBody) { seriesId }: SeriesIdBody,
    @ValidQuery(AreaCalendarQuery) query: AreaCalendarQuery,
    @ReaderLanguage() language: Language,
  ): Promise<string> {
    return this.calendars.ofSeries(seriesId, wishOf(query, language));
  }

  @Get('houses/:houseId/calendar.ics')
  @AnswersPublicly(AS_FILE)
  @Operation({
    ...USUAL,
    id: 'getHouseCalendar',
    summary: 'Read what takes place in a house as a calendar',
    description:
      'iCalendar (RFC 5545): events and sessions in the rooms of the house, of the last 30 days and the next 365, at most 500: what is under way or to come before what is over.',
    path: { shape: HouseIdBody, fields: ['houseId'] },
    query: AreaCalendarQuery,
    fails: [HouseNotFound, ServiceUnavailable],
  })
  async ofHouse(
    @ValidPath(HouseIdBody) { houseId }: HouseIdBody,
    @ValidQuery(AreaCalendarQuery) query: AreaCalendarQuery,
    @ReaderLanguage() language: Language,
  ): Promise<string> {
    return this.calendars.ofHouse(houseId, wishOf(query, language));
  }
}

/** The query's language goes before that of the reader. */
const wishOf = ({ language: named, alarms = false }: AreaCalendarQuery, language: Language) => ({
  language: languageNamed(named) ?? language,
  hasAlarms: alarms,
});

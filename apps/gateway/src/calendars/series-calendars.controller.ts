import { type Language, ServiceUnavailable } from '@linli/contracts';
import { SeriesIdBody, SeriesNotFound } from '@linli/contracts/events';
import { AreaCalendarQuery } from '@linli/contracts/gateway';
import { Controller, Get } from '@nestjs/common';
import { AnswersPublicly } from '../http/answers-publicly';
import { languageNamed } from '../http/language';
import { Operation } from '../http/operation';
import { ReaderLanguage } from '../http/reader-language';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { Calendars } from './calendars';

const CALENDAR = 'text/calendar; charset=utf-8';

/** What a series has before it, for calendar programs. */
@Controller()
export class SeriesCalendarsController {
  constructor(private readonly calendars: Calendars) {}

  @Get('series/:seriesId/calendar.ics')
  @AnswersPublicly({ 'content-type': CALENDAR, 'content-disposition': 'inline; filename="calendar.ics"' })
  @Operation({
    tag: 'calendars',
    status: 200,
    download: [CALENDAR],
    id: 'getSeriesCalendar',
    summary: 'Read the events of a series as a calendar',
    description:
      'iCalendar (RFC 5545): events of the series of the last 30 days and the next 365, those that are off or put off too, at most 500.',
    path: { shape: SeriesIdBody, fields: ['seriesId'] },
    query: AreaCalendarQuery,
    fails: [SeriesNotFound, ServiceUnavailable],
  })
  async ofSeries(
    @ValidPath(SeriesIdBody) { seriesId }: SeriesIdBody,
    @ValidQuery(AreaCalendarQuery) { language: named, alarms = false }: AreaCalendarQuery,
    @ReaderLanguage() language: Language,
  ): Promise<string> {
    return this.calendars.ofSeries({ seriesId, language: languageNamed(named) ?? language, hasAlarms: alarms });
  }
}

import { type Language, ServiceUnavailable } from '@linli/contracts';
import { CommunityEventIdBody, EventNotFound } from '@linli/contracts/events';
import { CalendarQuery, SchemaEvent } from '@linli/contracts/gateway';
import { Controller, Get } from '@nestjs/common';
import { AnswersPublicly } from '../http/answers-publicly';
import { languageNamed } from '../http/language';
import { Operation } from '../http/operation';
import { ReaderLanguage } from '../http/reader-language';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { EventDocuments } from './event-documents';

const JSON_LD = 'application/ld+json';

/** Events for machines that know schema.org. */
@Controller()
export class EventDocumentsController {
  constructor(private readonly documents: EventDocuments) {}

  @Get('events/:eventId.jsonld')
  @AnswersPublicly({ 'content-type': `${JSON_LD}; charset=utf-8` })
  @Operation({
    ...{ id: 'getEventDocument', tag: 'calendars', status: 200 },
    summary: 'Read a published event as JSON-LD',
    description: 'An Event of schema.org, in the language that is asked for.',
    path: { shape: CommunityEventIdBody, fields: ['eventId'] },
    query: CalendarQuery,
    reply: SchemaEvent,
    mediaType: JSON_LD,
    fails: [EventNotFound, ServiceUnavailable],
  })
  get(
    @ValidPath(CommunityEventIdBody) { eventId }: CommunityEventIdBody,
    @ValidQuery(CalendarQuery) { language: named }: CalendarQuery,
    @ReaderLanguage() language: Language,
  ): Promise<SchemaEvent> {
    return this.documents.of(eventId, languageNamed(named) ?? language);
  }
}

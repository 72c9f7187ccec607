import { type Language } from '@linli/contracts';
import { EventNotFound } from '@linli/contracts/events';
import { Controller, Get, HttpStatus, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { EventDocuments } from '../event-documents/event-documents';
import { Allow } from '../http/access';
import { alsoBy } from '../http/vary';
import { PageLanguage } from '../pages/page-language';
import { EVENT_PAGE_POLICY, eventPage, noEventPage } from './event-page';

const AN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': EVENT_PAGE_POLICY,
};

/** Events for people who follow a link. */
@ApiExcludeController()
@Controller()
export class EventPagesController {
  constructor(private readonly documents: EventDocuments) {}

  @Get('events/:eventId.html')
  @Allow('public')
  async page(
    @Param('eventId') eventId: string,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    reply.headers({ ...HEADERS, vary: alsoBy('Accept-Language', reply) });
    const told = AN_ID.test(eventId) ? await this.documents.told(eventId, language).catch(asNone) : undefined;
    reply.header('cache-control', told ? 'public, max-age=60' : 'no-store');
    if (!told) reply.status(HttpStatus.NOT_FOUND);
    return told ? eventPage(told.communityEvent, told.around) : noEventPage(language);
  }
}

function asNone(error: unknown): undefined {
  if (!(error instanceof EventNotFound)) throw error;
}

import { InvalidInput, type Language } from '@linli/contracts';
import { EventNotFound } from '@linli/contracts/events';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../http/access';
import { PageLanguage } from '../pages/page-language';
import { plainPagePolicy } from '../pages/plain-page';
import { asNone, isId, publicPage } from '../pages/public-page';
import { EVENT_PAGE_POLICY, noEventPage } from './event-page';
import { EventPages } from './event-pages';
import { EventsAsked, noEventsPage } from './events-page';

const EVENTS_PAGE_POLICY = plainPagePolicy("'none'");

/** Events for people who follow a link. */
@ApiExcludeController()
@Controller()
export class EventPagesController {
  constructor(private readonly pages: EventPages) {}

  @Get('events.html')
  @Allow('public')
  async list(
    @Query() query: Readonly<Record<string, unknown>>,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asked = askedBy(query);
    const page = asked && (await this.pages.list(asked, language).catch(asNone(InvalidInput)));
    return publicPage(reply, EVENTS_PAGE_POLICY, page) ?? noEventsPage(language);
  }

  @Get('events/:eventId.html')
  @Allow('public')
  async page(
    @Param('eventId') eventId: string,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = isId(eventId) ? await this.pages.of(eventId, language).catch(asNone(EventNotFound)) : undefined;
    return publicPage(reply, EVENT_PAGE_POLICY, page) ?? noEventPage(language);
  }
}

const AN_AREA = /^\d{4,15}$/;

/** Undefined where it cannot be understood. */
function askedBy({ areaCode, after }: Readonly<Record<string, unknown>>): EventsAsked | undefined {
  const isUnderstood = (value: unknown, pattern: RegExp) =>
    value === undefined || (typeof value === 'string' && pattern.test(value));
  if (!(isUnderstood(areaCode, AN_AREA) && isUnderstood(after, /^[\w-]{1,400}$/))) return undefined;
  return { ...(areaCode !== undefined && { areaCode: String(areaCode) }), ...(after !== undefined && { after: String(after) }) };
}

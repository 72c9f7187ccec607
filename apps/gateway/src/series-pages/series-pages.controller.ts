import { type Language } from '@linli/contracts';
import { SeriesNotFound } from '@linli/contracts/events';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../http/access';
import { PageLanguage } from '../pages/page-language';
import { asNone, isId, publicPage } from '../pages/public-page';
import { noSeriesPage, SERIES_PAGE_POLICY } from './series-page';
import { SeriesPages } from './series-pages';

/** Series of events for people who follow a link. */
@ApiExcludeController()
@Controller()
export class SeriesPagesController {
  constructor(private readonly pages: SeriesPages) {}

  @Get('series/:seriesId.html')
  @Allow('public')
  async page(
    @Param('seriesId') seriesId: string,
    @PageLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = isId(seriesId) ? await this.pages.of(seriesId, language).catch(asNone(SeriesNotFound)) : undefined;
    return publicPage(reply, SERIES_PAGE_POLICY, page) ?? noSeriesPage(language);
  }
}

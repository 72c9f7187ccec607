import { ANONYMOUS, type Language } from '@linli/contracts';
import { ListLoggedTexts } from '@linli/contracts/notifications';
import { MessageClient } from '@linli/messaging';
import { Controller, Get, Header, NotFoundException, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config';
import { Allow } from '../http/access';
import { PageLanguage } from '../pages/page-language';
import { TEXT_PAGE_POLICY, textPage } from './text-page';
import { isFromThisMachine } from './this-machine';

/** The text messages that a platform without a provider would have sent, for whoever sits at this machine; for anybody else it is not there. */
@ApiExcludeController()
@Controller('text-messages')
export class TextPageController {
  constructor(
    private readonly client: MessageClient,
    private readonly config: GatewayConfig,
  ) {}

  @Get()
  @Allow('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', TEXT_PAGE_POLICY)
  async page(@Req() request: FastifyRequest, @PageLanguage() language: Language): Promise<string> {
    if (this.config.SMS_PAGE !== 'on' || !isFromThisMachine(request)) throw new NotFoundException();
    const { items } = await this.client.ask(ListLoggedTexts, {}, { actor: ANONYMOUS });
    return textPage(items, language);
  }
}

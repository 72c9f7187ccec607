import { createHash, timingSafeEqual } from 'node:crypto';
import { ANONYMOUS, type Language } from '@linli/contracts';
import { ListLoggedTexts } from '@linli/contracts/notifications';
import { MessageClient } from '@linli/messaging';
import { Controller, Get, Header, NotFoundException, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config';
import { Allow } from '../http/access';
import { PageLanguage } from '../pages/page-language';
import { TEXT_PAGE_POLICY, textPage } from './text-page';
import { isFromThisMachine } from './this-machine';

/**
 * The text messages that a platform without a provider would have sent, for whoever sits at this machine and was told the address; for anybody else it is
 * not there. A proxy on this machine may pass requests on without a trace of it, so that the secret alone keeps strangers out.
 */
@ApiExcludeController()
@Controller('text-messages')
export class TextPageController {
  constructor(
    private readonly client: MessageClient,
    private readonly config: GatewayConfig,
  ) {}

  @Get(':secret')
  @Allow('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', TEXT_PAGE_POLICY)
  async page(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @PageLanguage() language: Language,
  ): Promise<string> {
    if (!this.isThereFor(secret) || !isFromThisMachine(request)) throw new NotFoundException();
    const { items } = await this.client.ask(ListLoggedTexts, {}, { actor: ANONYMOUS });
    return textPage(items, language);
  }

  private isThereFor(secret: string): boolean {
    const { SMS_PAGE, SMS_PAGE_SECRET } = this.config;
    return SMS_PAGE === 'on' && SMS_PAGE_SECRET !== undefined && timingSafeEqual(hashed(secret), hashed(SMS_PAGE_SECRET));
  }
}

/** Of one length, whatever was sent. */
const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();

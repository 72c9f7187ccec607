import { ANONYMOUS, type Language } from '@linli/contracts';
import { ListLoggedTexts } from '@linli/contracts/notifications';
import { MessageClient } from '@linli/messaging';
import { Controller, Get, Header, Ip, NotFoundException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { GatewayConfig } from '../config';
import { Allow } from '../http/access';
import { ReaderLanguage } from '../http/reader-language';
import { textPage } from './text-page';

const THIS_MACHINE = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** The text messages that a platform without a provider would have sent, for whoever sits at this machine. */
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
  async page(@Ip() address: string, @ReaderLanguage() language: Language): Promise<string> {
    if (this.config.SMS_PAGE !== 'on' || !THIS_MACHINE.test(address)) throw new NotFoundException();
    const { items } = await this.client.ask(ListLoggedTexts, {}, { actor: ANONYMOUS });
    return textPage(items, language);
  }
}

import { ConsentVersions } from '@linli/contracts/gateway';
import { Controller, Get } from '@nestjs/common';
import { Operation } from '../http/operation';
import { Consents } from './consents';

/** What people agree to when they sign up. */
@Controller('terms')
export class TermsController {
  constructor(private readonly consents: Consents) {}

  @Get()
  @Operation({
    tag: 'accounts',
    status: 200,
    id: 'getTerms',
    summary: 'Read which terms and privacy policy are in force',
    reply: ConsentVersions,
  })
  present(): ConsentVersions {
    return this.consents.present;
  }
}

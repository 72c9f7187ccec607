import { ChangedMeanwhile } from '@linli/contracts';
import {
  ConsentList,
  ConsentPurposeList,
  ConsentRequired,
  ConsentTextChanged,
  GiveConsentBody,
  TooManyConsents,
  WithdrawConsentBody,
} from '@linli/contracts/gateway';
import { Controller, Get, Post } from '@nestjs/common';
import { type Caller, CurrentCaller } from '../http/caller';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { consentPurposes } from './consent-purposes';
import { Consents } from './consents';

const USUAL = { tag: 'my data', status: 200, reply: ConsentList } as const;

/** What somebody has agreed to, and does not agree to any more. */
@Controller()
export class ConsentsController {
  constructor(private readonly consents: Consents) {}

  @Get('consent-purposes')
  @Operation({
    ...USUAL,
    id: 'listConsentPurposes',
    summary: 'List what can be agreed to',
    description: 'With the texts that are in force, in Chinese and English.',
    reply: ConsentPurposeList,
  })
  purposes(): ConsentPurposeList {
    return { items: consentPurposes() };
  }

  @Get('me/consents')
  @Operation({
    ...USUAL,
    id: 'listMyConsents',
    summary: 'List what I have agreed to',
    description:
      'How each purpose stands, and the steps that led there: what was agreed to or withdrawn, which text, when and on which device.',
  })
  list(@CurrentCaller() { actor }: Caller): Promise<ConsentList> {
    return this.consents.of(actor.id);
  }

  @Post('me/consents')
  @Operation({
    ...USUAL,
    id: 'giveConsent',
    summary: 'Agree to a purpose',
    body: GiveConsentBody,
    fails: [ConsentTextChanged, TooManyConsents, ChangedMeanwhile],
  })
  async give(
    @ValidBody(GiveConsentBody) body: GiveConsentBody,
    @CurrentCaller() { actor, device }: Caller,
  ): Promise<ConsentList> {
    await this.consents.slowDown(actor.id);
    await this.consents.give(actor.id, body, { through: 'giveConsent', device });
    return this.consents.of(actor.id);
  }

  @Post('me/consents/withdraw')
  @Operation({
    ...USUAL,
    id: 'withdrawConsent',
    summary: 'Withdraw a consent',
    description: 'From now on; what was done before stays lawful. What every account rests on ends with the account.',
    body: WithdrawConsentBody,
    fails: [ConsentRequired, TooManyConsents, ChangedMeanwhile],
  })
  async withdraw(
    @ValidBody(WithdrawConsentBody) { purpose }: WithdrawConsentBody,
    @CurrentCaller() { actor, device }: Caller,
  ): Promise<ConsentList> {
    await this.consents.slowDown(actor.id);
    await this.consents.withdraw(actor.id, purpose, { through: 'withdrawConsent', device });
    return this.consents.of(actor.id);
  }
}

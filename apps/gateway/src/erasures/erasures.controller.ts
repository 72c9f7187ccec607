import { ChangedMeanwhile } from '@linli/contracts';
import {
  CodeWrong,
  DeleteAccountBody,
  ERASURE_TOKEN,
  ErasureNotFound,
  ErasureReceipt,
  ErasureUnderWay,
  ErasureView,
  LastOfEnterprise,
  PasswordWrong,
  ProofMissing,
  SoleAdministrator,
  TooManySignIns,
} from '@linli/contracts/gateway';
import { Controller, Delete, Get, Headers, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { AccountStore } from '../accounts/account.store';
import { type Caller, CurrentCaller } from '../http/caller';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { SigningIn } from '../sessions/signing-in';
import { viewOf } from './erasure';
import { Erasures } from './erasures';
import { PresentProof } from './present-proof';

const USUAL = { tag: 'my data', status: 200, reply: ErasureView } as const;
const HEADER = ERASURE_TOKEN.toLowerCase();

const SHOWS_TOKEN = ApiHeader({
  name: ERASURE_TOKEN,
  description: 'The token that was given when the deletion was asked for.',
  required: false,
  schema: { type: 'string', maxLength: 100 },
});

/** The deletion of one's account, with everything that is known of oneself. */
@Controller('me')
export class ErasuresController {
  constructor(
    private readonly erasures: Erasures,
    private readonly proof: PresentProof,
    private readonly accounts: AccountStore,
    private readonly signingIn: SigningIn,
  ) {}

  @Delete()
  @Operation({
    ...USUAL,
    status: 202,
    id: 'deleteMyAccount',
    summary: 'Delete my account and what is known of me',
    description:
      'With the present password or a code, or within ten minutes after signing in. The account is locked at once, and its sessions end. After the days of grace every service erases what it holds of me: registrations and shifts to come are given back, and what the law wants kept is kept under a pseudonym. The token in the answer is shown once.',
    body: DeleteAccountBody,
    reply: ErasureReceipt,
    fails: [PasswordWrong, CodeWrong, ProofMissing, TooManySignIns, SoleAdministrator, LastOfEnterprise, ChangedMeanwhile],
  })
  async delete(@ValidBody(DeleteAccountBody) body: DeleteAccountBody, @CurrentCaller() caller: Caller): Promise<ErasureReceipt> {
    const { id } = caller.actor;
    await this.proof.assert(await this.accounts.get(id), body, caller);
    const { erasure, token } = await this.erasures.wish(caller);
    await this.signingIn.endAll(id);
    return { ...viewOf(erasure), token };
  }

  @Get('erasure')
  @SHOWS_TOKEN
  @Operation({
    ...USUAL,
    id: 'getMyErasure',
    summary: 'See how the deletion of my account goes on',
    description: 'For whoever holds its token; it is kept for 90 days after the end.',
    fails: [ErasureNotFound],
  })
  async get(@Headers(HEADER) token: string | undefined): Promise<ErasureView> {
    return viewOf(await this.erasures.get(token ?? ''));
  }

  @Post('erasure/cancel')
  @SHOWS_TOKEN
  @Operation({
    ...USUAL,
    id: 'cancelMyErasure',
    summary: 'Cancel the deletion of my account',
    description:
      'Within the days of grace. The account is open again, with the roles that nobody has revoked meanwhile; sign in anew.',
    fails: [ErasureNotFound, ErasureUnderWay, ChangedMeanwhile],
  })
  async cancel(@Headers(HEADER) token: string | undefined): Promise<ErasureView> {
    return viewOf(await this.erasures.cancel(token ?? ''));
  }
}

import { ChangedMeanwhile, ServiceUnavailable } from '@linli/contracts';
import {
  AccountClosing,
  CodeWrong,
  ConsentNeeded,
  ConsentTextChanged,
  IdentityTaken,
  IssuerBody,
  IssuerList,
  IssuerNotFound,
  IssuerUnavailable,
  NameNeeded,
  PhoneNeeded,
  PhoneTaken,
  ReturnNotAllowed,
  ReturnToQuery,
  SessionView,
  SignInBySingleSignOnBody,
  SingleSignOnAnswer,
  SingleSignOnExpired,
  SingleSignOnRefused,
} from '@linli/contracts/gateway';
import { Controller, Get, Post, Redirect, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { callerOf } from '../http/caller';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { SigningIn } from '../sessions/signing-in';
import { Browser } from './browser';
import { Issuers } from './issuers';
import { RelyingParty } from './relying-party';
import { SingleSignOn } from './single-sign-on';

const USUAL = { tag: 'accounts', status: 200 } as const;

/** Sign-in by providers of OpenID Connect. */
@Controller()
export class SingleSignOnController {
  constructor(
    private readonly issuers: Issuers,
    private readonly party: RelyingParty,
    private readonly browser: Browser,
    private readonly singleSignOn: SingleSignOn,
    private readonly signingIn: SigningIn,
  ) {}

  @Get('issuers')
  @Operation({ ...USUAL, id: 'listIssuers', summary: 'List the providers of single sign-on', reply: IssuerList })
  list(): IssuerList {
    return { items: this.issuers.views };
  }

  @Get('sign-in/:issuer')
  @Redirect()
  @Operation({
    ...USUAL,
    status: 302,
    id: 'beginSingleSignOn',
    summary: 'Go to a provider to sign in',
    description: 'For browsers: what is begun in one can be finished in no other, and within ten minutes.',
    path: { shape: IssuerBody, fields: ['issuer'] },
    query: ReturnToQuery,
    fails: [IssuerNotFound, ReturnNotAllowed, IssuerUnavailable],
  })
  async begin(
    @ValidPath(IssuerBody) { issuer }: IssuerBody,
    @ValidQuery(ReturnToQuery) { returnTo }: ReturnToQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    const { attempt, address } = await this.party.begin(issuer, returnTo);
    await this.browser.holdAttempt(reply, attempt);
    return { url: address };
  }

  @Get('sign-in/:issuer/callback')
  @Redirect()
  @Operation({
    ...USUAL,
    status: 302,
    id: 'finishSingleSignOn',
    summary: 'Come back from a provider',
    description:
      'The browser gets a cookie that is good for ten minutes, for `POST /sessions/by-single-sign-on` or `POST /me/identities`, and goes to where it was to return.',
    path: { shape: IssuerBody, fields: ['issuer'] },
    query: SingleSignOnAnswer,
    fails: [IssuerNotFound, SingleSignOnExpired, SingleSignOnRefused, IssuerUnavailable],
  })
  async finish(
    @ValidPath(IssuerBody) { issuer }: IssuerBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    this.issuers.get(issuer);
    const attempt = await this.browser.attemptOf(request);
    this.browser.holdTicket(reply, await this.party.finish(attempt, issuer, request.url.split('?', 2)[1] ?? ''));
    return { url: attempt.returnTo };
  }

  @Post('sessions/by-single-sign-on')
  @Operation({
    ...USUAL,
    id: 'signInBySingleSignOn',
    summary: 'Sign in by what a provider has said',
    description:
      'With the cookie of the way back. Whoever comes for the first time gives what the provider has not proved: a number with a code for signing in, a name, and for a new account the consent. A number that has an account is linked to it.',
    body: SignInBySingleSignOnBody,
    reply: SessionView,
    fails: [
      ...[SingleSignOnExpired, PhoneNeeded, CodeWrong, NameNeeded, ConsentNeeded, ConsentTextChanged],
      ...[PhoneTaken, IdentityTaken, AccountClosing, ChangedMeanwhile, ServiceUnavailable],
    ],
  })
  async signIn(
    @ValidBody(SignInBySingleSignOnBody) body: SignInBySingleSignOnBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const caller = callerOf(request);
    const { account, provider } = await this.singleSignOn.account(this.browser.ticketOf(request), body, caller);
    this.browser.forgetTicket(reply);
    return this.signingIn.open(account, { method: 'single-sign-on', provider, device: caller.device });
  }
}

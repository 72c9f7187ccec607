import { IssuerBody, IssuerNotFound, LogoutRefusal, LogoutTokenBody } from '@linli/contracts/gateway';
import { Controller, HttpException, Post } from '@nestjs/common';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { BackChannelLogout } from './back-channel-logout';
import { LOGOUT_PATH, LogoutToken } from './logout-form';
import { LogoutNotChecked, LogoutRefused } from './logout-tokens';

const REFUSED: LogoutRefusal = { error: 'invalid_request', error_description: 'The logout token does not hold.' };
const NOT_CHECKED: LogoutRefusal = {
  error: 'temporarily_unavailable',
  error_description: 'The keys of the provider cannot be had just now.',
};

/** What providers of single sign-on ask of us, without a browser. */
@Controller()
export class BackChannelLogoutController {
  constructor(private readonly logout: BackChannelLogout) {}

  @Post(LOGOUT_PATH)
  @Operation({
    tag: 'accounts',
    status: 200,
    id: 'signOutByProvider',
    summary: 'Sign somebody out whom their provider has signed out',
    description:
      'For providers, by OpenID Connect Back-Channel Logout 1.0: ends the sessions of the person or of the provider’s session that the token names. Each token is good once.',
    path: { shape: IssuerBody, fields: ['issuer'] },
    form: LogoutTokenBody,
    refusal: LogoutRefusal,
    fails: [IssuerNotFound],
  })
  async signOut(@ValidPath(IssuerBody) { issuer }: IssuerBody, @LogoutToken() token: string | undefined): Promise<void> {
    await this.logout.signOut(issuer, token).catch(inItsWords);
  }
}

/** Refusals as the protocol has them. */
function inItsWords(error: unknown): never {
  if (error instanceof LogoutRefused) throw new HttpException(REFUSED, 400);
  if (error instanceof LogoutNotChecked) throw new HttpException(NOT_CHECKED, 400);
  throw error;
}

import { generateKeyPairSync, KeyObject } from 'node:crypto';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { until } from '@linli/testing';
import { decodeJwt, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { Configuration, Provider } from 'oidc-provider';

/** Somebody as the provider knows them. */
export interface Person {
  readonly sub: string;
  readonly name?: string;
  readonly phone_number?: string;
  readonly phone_number_verified?: boolean;
}

export const CLIENT = { id: 'linli', secret: 'a secret of the client, long enough' };

const toldAt = (callback: string) => ({
  backchannel_logout_uri: callback.replace(/callback$/, 'back-channel-logout'),
  backchannel_logout_session_required: true,
});

const KID = 'key-1';
export const aKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** A real provider of OpenID Connect on a port of its own; `signsIn` is whoever sits in front of it. */
export class OidcIssuer {
  signsIn: Person = { sub: 'nobody' };
  /** What it does to the tokens that it signs: lets them expire at once, signs them with a key of a stranger’s, or for somebody else. */
  tampering: 'none' | 'expired' | 'forged' | 'for another' = 'none';
  /** Answers 500 to everything. */
  isBroken = false;
  /** What relying parties answered when they were told that somebody has signed out. */
  readonly told: ('signed out' | Error)[] = [];
  /** Where the address of the relying party leads to. */
  relyingPartyAt: (address: string) => string = (address) => address;
  private readonly key = aKey();
  private readonly provider: Provider;

  private constructor(
    private readonly server: Server,
    callback: string,
  ) {
    this.provider = new Provider(this.url, this.configuration(callback));
    this.provider.on('backchannel.success', () => this.told.push('signed out'));
    this.provider.on('backchannel.error', (_context, error) => this.told.push(error));
    this.provider.use(async (context, next) => {
      await next();
      const { id_token: token } = context.body ?? {};
      if (context.path === '/token' && token) context.body = { ...context.body, id_token: await this.tampered(token) };
    });
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(callback: string): Promise<OidcIssuer> {
    const server = createServer().listen(0, '127.0.0.1');
    await until('the provider listens', () => server.listening);
    return new OidcIssuer(server, callback);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A token with these claims, signed with the provider’s key unless it is told to do it otherwise. */
  signed(
    claims: JWTPayload,
    { key = this.key, ...header }: Partial<JWTHeaderParameters> & { key?: KeyObject | Uint8Array } = {},
  ) {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KID, ...header }).sign(key);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private configuration(callback: string): Configuration {
    return {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback], ...toldAt(callback) }],
      claims: { openid: ['sub'], profile: ['name'], phone: ['phone_number', 'phone_number_verified'] },
      cookies: { keys: ['only for tests'] },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      fetch: (address, options) => fetch(this.relyingPartyAt(String(address)), options),
      findAccount: (_context, accountId) => ({ accountId, claims: async () => this.signsIn }),
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      jwks: { keys: [{ ...this.key.export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'RS256' }] },
      pkce: { required: () => true },
      ttl: { IdToken: 600, AccessToken: 600, Grant: 600, Interaction: 600, Session: 600 },
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/interaction/')) return this.consent(request, response);
    if (this.isBroken) response.writeHead(500).end();
    else await this.provider.callback()(request, response);
  }

  /** Whoever is here signs in and agrees to everything. */
  private async consent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await this.provider.interactionDetails(request, response);
    const grant = new this.provider.Grant({ accountId: this.signsIn.sub, clientId: params.client_id as string });
    grant.addOIDCScope(params.scope as string);
    const result = { login: { accountId: this.signsIn.sub }, consent: { grantId: await grant.save() } };
    await this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private async tampered(token: string): Promise<string> {
    if (this.tampering === 'none') return token;
    const claims = decodeJwt(token);
    const changed = {
      expired: { ...claims, exp: Math.floor(Date.now() / 1000) - 600 },
      forged: claims,
      'for another': { ...claims, aud: 'somebody else' },
    }[this.tampering];
    const key = this.tampering === 'forged' ? aKey() : this.key;
    return this.signed(changed, { key });
  }
}

import { errorAt } from '@linli/contracts';
import { IssuerNotFound, IssuerUnavailable, IssuerView, ReturnNotAllowed } from '@linli/contracts/gateway';
import { Injectable, Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { GatewayConfig } from '../config';
import { Issuer, issuersIn, publicOrigin } from './single-sign-on-settings';

/** How long, in milliseconds, what a provider says about itself is believed without asking again. Its keys are asked for anew after five minutes, or after one where a token is signed by an unknown one. */
const BELIEVED_MS = 3_600_000;
const TIME_OUT_SECONDS = 5;

interface Discovered {
  readonly configuration: Promise<Configuration>;
  readonly until: number;
}

/** Knows the providers, and what each of them says about itself. */
@Injectable()
export class Issuers {
  private readonly log = new Logger(Issuers.name);
  private readonly byName: ReadonlyMap<string, Issuer>;
  private readonly discovered = new Map<string, Discovered>();
  private readonly origin: string;
  private readonly returnTo: readonly string[];

  constructor({ SINGLE_SIGN_ON = '[]', PUBLIC_URL, RETURN_TO }: GatewayConfig) {
    this.byName = new Map((issuersIn(SINGLE_SIGN_ON) ?? []).map((issuer) => [issuer.name, issuer]));
    this.origin = publicOrigin({ PUBLIC_URL });
    this.returnTo = RETURN_TO?.split(',').map((address) => address.trim()) ?? [`${this.origin}/`];
  }

  get views(): IssuerView[] {
    return [...this.byName.values()].map(({ name, title }) => ({ issuer: name, title }));
  }

  /** Whether cookies travel over TLS only. */
  get isSecure(): boolean {
    return this.origin.startsWith('https:');
  }

  /** Throws IssuerNotFound. */
  get(name: string): Issuer {
    const issuer = this.byName.get(name);
    if (!issuer) throw new IssuerNotFound();
    return issuer;
  }

  /** The provider of that address; none where it is no longer set. */
  byAddress(address: string): Issuer | undefined {
    return [...this.byName.values()].find(({ issuer }) => issuer === address);
  }

  /** Where the provider sends the browser with its answer. */
  callbackOf({ name }: Issuer): string {
    return `${this.origin}/sign-in/${name}/callback`;
  }

  /** The address, letter by letter one of those that are allowed; throws ReturnNotAllowed. */
  allowed(address: string | undefined): string {
    const wanted = address ?? (this.returnTo[0] as string);
    if (!this.returnTo.includes(wanted)) throw errorAt(ReturnNotAllowed, '#/returnTo');
    return wanted;
  }

  /** What the provider says about itself; throws IssuerUnavailable. */
  async configurationOf(issuer: Issuer): Promise<Configuration> {
    const known = this.discovered.get(issuer.name);
    if (known && known.until > Date.now()) return known.configuration;
    const configuration = discovered(issuer);
    this.discovered.set(issuer.name, { configuration, until: Date.now() + BELIEVED_MS });
    return configuration.catch((error: Error) => {
      this.discovered.delete(issuer.name);
      this.log.warn(`Provider ${issuer.name} cannot be used: ${error.message}`);
      throw new IssuerUnavailable();
    });
  }
}

function discovered({ issuer, clientId, clientSecret }: Issuer): Promise<Configuration> {
  const insecure = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  const execute = [enableNonRepudiationChecks, ...insecure];
  return discovery(new URL(issuer), clientId, undefined, proofOf(clientSecret), { execute, timeout: TIME_OUT_SECONDS });
}

/** The secret in the way that the provider takes it: in a header, unless it takes it in the body only. */
function proofOf(secret: string): ClientAuth {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...request) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    return (methods.includes('client_secret_basic') ? inHeader : inBody)(server, ...request);
  };
}

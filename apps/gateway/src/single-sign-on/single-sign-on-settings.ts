import { ISSUER_NAME } from '@linli/contracts/gateway';
import { IsOptional, IsUrl, ValidateBy, ValidateIf } from 'class-validator';

/** A provider of single sign-on as it is set. */
export interface Issuer {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Its address, exactly as its tokens say it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** Whether a number that it calls verified opens the account of that number. */
  readonly trustPhone: boolean;
}

/** Who else may prove who people are: OpenID Connect. */
export class SingleSignOnSettings {
  /** A list in JSON: `[{"name":"city","title":{"zh":"市民卡","en":"Citizen card"},"issuer":"https://…","clientId":"…","clientSecret":"…"}]`. */
  @IsOptional()
  @ValidateBy({
    name: 'isIssuers',
    validator: {
      validate: (value) => typeof value === 'string' && issuersIn(value) !== undefined,
      defaultMessage: () =>
        'SINGLE_SIGN_ON must be a JSON list of 20 providers at most, each with a name of its own of small letters, title {zh, en}, issuer (https, or http on localhost), clientId, clientSecret and, if wanted, scopes and trustPhone',
    },
  })
  SINGLE_SIGN_ON?: string;

  /** Where browsers reach the gateway, without a path; providers send them back there. */
  @ValidateIf(({ SINGLE_SIGN_ON, PUBLIC_URL }: SingleSignOnSettings) => SINGLE_SIGN_ON !== undefined || PUBLIC_URL !== undefined)
  @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true })
  PUBLIC_URL?: string;

  /** Addresses that browsers may be sent to afterwards, by comma; the first is the usual one. */
  @IsOptional()
  @ValidateBy({
    name: 'isAddresses',
    validator: {
      validate: (value) => typeof value === 'string' && value.split(',').every((address) => URL.canParse(address.trim())),
      defaultMessage: () => 'RETURN_TO must be whole addresses, by comma',
    },
  })
  RETURN_TO?: string;
}

const MOST = 20;
const SCOPES = 'openid profile phone';

/** The providers in the text; undefined where one of them is not as it should be. */
export function issuersIn(text: string): Issuer[] | undefined {
  const given = parsed(text);
  if (!Array.isArray(given) || given.length > MOST) return undefined;
  const issuers = given.map(issuerOf);
  const names = new Set(issuers.map((issuer) => issuer?.name));
  return names.size === issuers.length && issuers.every((issuer) => issuer !== undefined) ? issuers : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function issuerOf(given: unknown): Issuer | undefined {
  const { name, title, issuer, clientId, clientSecret, scopes = SCOPES, trustPhone = false } = (given ?? {}) as Partial<Issuer>;
  const texts = [name, title?.zh, title?.en, issuer, clientId, clientSecret, scopes];
  const isWhole = texts.every((text) => typeof text === 'string' && text !== '') && typeof trustPhone === 'boolean';
  if (!isWhole || !ISSUER_NAME.test(name as string) || !isSafe(issuer as string)) return undefined;
  if (!(scopes as string).split(' ').includes('openid')) return undefined;
  return { name, title, issuer, clientId, clientSecret, scopes, trustPhone } as Issuer;
}

/** Whoever can read along could sign in as anybody; on this machine nobody reads along. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** Where browsers reach the gateway, without a slash at the end; empty where that is not known. */
export const publicOrigin = ({ PUBLIC_URL = '' }: Pick<SingleSignOnSettings, 'PUBLIC_URL'>): string =>
  PUBLIC_URL.replace(/\/+$/, '');

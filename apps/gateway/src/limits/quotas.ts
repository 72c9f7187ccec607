import { LimitSettings } from './limit-settings';
import { Quota } from './quota';

const PER_ACCOUNT = 600;
const PER_ADDRESS = 3_000;
const PROOFS_PER_ADDRESS = 300;

export interface Quotas {
  readonly account: Quota;
  readonly address: Quota;
  readonly proof: Quota;
}

/** The quotas as they are set. */
export const quotasOf = ({
  RATE_LIMIT_ACCOUNT = PER_ACCOUNT,
  RATE_LIMIT_ADDRESS = PER_ADDRESS,
  RATE_LIMIT_PROOF = PROOFS_PER_ADDRESS,
}: LimitSettings): Quotas => ({
  account: { name: 'account', perMinute: RATE_LIMIT_ACCOUNT },
  address: { name: 'address', perMinute: RATE_LIMIT_ADDRESS },
  proof: { name: 'proof', perMinute: RATE_LIMIT_PROOF },
});

/** Operations by which somebody proves who they are, or has something sent to others' telephones. */
const PROOFS = new Set([
  '/sign-in',
  '/sign-in/code',
  '/sign-in/new-password',
  '/sign-up',
  '/codes',
  '/me/phone/code',
  '/sessions/by-single-sign-on',
  '/sessions/refresh',
  '/sign-in/:issuer/back-channel-logout',
]);

export const isProof = (method: string, url: string | undefined): boolean => method === 'POST' && PROOFS.has(url ?? '');

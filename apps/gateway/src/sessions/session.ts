import { DeviceView, SignInMethod } from '@linli/contracts/gateway';

/** A provider’s word that somebody signed in by; by the same it can end what it has begun. */
export interface ProviderProof {
  /** The provider’s address. */
  readonly issuer: string;
  /** Id of the identity: a keyed hash of the provider and its name for the person. */
  readonly identityId: string;
  /** Keyed hash of the provider and its session, where it tells one. */
  readonly sessionId?: string;
}

/** What a provider has ended: a session of its own, or all of somebody’s. One of them is named at least: nothing at all would be everything. */
export type Ended =
  | { readonly identityId: string; readonly sessionId?: string }
  | { readonly identityId?: undefined; readonly sessionId: string };

/** Somebody signed in on one device, until it ends: by sign-out, by its owner, by a used refresh token, or by time. */
export interface Session {
  readonly _id: string;
  readonly accountId: string;
  readonly method: SignInMethod;
  /** Of sessions by single sign-on. */
  readonly provider?: ProviderProof;
  /** What the device said that it is, shortened. */
  readonly device: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  /** However often it is refreshed, it ends then. */
  readonly expiresAt: Date;
  /** How often it was refreshed: the number of the one refresh token that is good. */
  readonly turn: number;
  /** When that token was issued. */
  readonly turnedAt: Date;
}

const DAY_MS = 86_400_000;

/** A session lasts 30 days at most, and ends when it has not been used for 14. */
export const SESSION_DAYS = 30;
const IDLE_DAYS = 14;

/**
 * A refresh token that comes again so soon, in milliseconds, was sent twice because the answer got lost or two tabs asked at once.
 * RFC 9700, section 4.14.2, wants a token that is used again to end the session.
 */
export const SENT_TWICE_MS = 10_000;

const DEVICE_LENGTH = 120;

interface Start {
  readonly id: string;
  readonly accountId: string;
  readonly method: SignInMethod;
  readonly provider?: ProviderProof;
  readonly device: string;
  readonly now: Date;
}

export const startSession = ({ id, accountId, method, provider, device, now }: Start): Session => ({
  _id: id,
  accountId,
  method,
  ...(provider && { provider }),
  device: device.slice(0, DEVICE_LENGTH),
  startedAt: now,
  lastUsedAt: now,
  expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
  turn: 0,
  turnedAt: now,
});

/** Until when the session's present refresh token holds. */
export const refreshableUntil = ({ expiresAt, lastUsedAt }: Session): Date =>
  new Date(Math.min(expiresAt.getTime(), lastUsedAt.getTime() + IDLE_DAYS * DAY_MS));

/**
 * What a refresh token is good for: the present one turns the session; the one before, for some seconds, is answered as it was; an
 * older one has been used before, and nothing is good once the session is over.
 */
export function standingOf(session: Session, turn: number, now: Date): 'turns' | 'repeats' | 'used' | 'over' {
  if (now >= refreshableUntil(session)) return 'over';
  if (turn === session.turn) return 'turns';
  return turn === session.turn - 1 && now.getTime() - session.turnedAt.getTime() <= SENT_TWICE_MS ? 'repeats' : 'used';
}

export const deviceOf = ({ _id, device, method, startedAt, lastUsedAt }: Session, currentId: string): DeviceView => ({
  id: _id,
  device,
  method,
  startedAt: startedAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
  current: _id === currentId,
});

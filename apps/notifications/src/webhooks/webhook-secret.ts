import { Acting } from '@linli/contracts';
import { assertOn, assertOwnArea, Webhook } from './webhook';

/** So long, in milliseconds, the secret before signs beside a new one. */
const OLD_SIGNS_MS = 24 * 3_600_000;

/** The webhook with another secret; throws OutsideOwnArea or WebhookNotOn. */
export function rotated(webhook: Webhook, { actor, now }: Pick<Acting, 'actor' | 'now'>): Webhook {
  assertOwnArea(webhook, { actor });
  assertOn(webhook);
  return { ...webhook, formerSecrets: presentSecret(webhook) + 1, secretRotatedAt: now };
}

/** The number of the webhook's secret, from 0: what differs between its secrets. */
export const presentSecret = ({ formerSecrets = 0 }: Pick<Webhook, 'formerSecrets'>): number => formerSecrets;

/** Until when the secret before signs too; undefined where none does. */
export function oldSignsUntil({ secretRotatedAt }: Pick<Webhook, 'secretRotatedAt'>, now: Date): Date | undefined {
  if (!secretRotatedAt) return undefined;
  const until = new Date(secretRotatedAt.getTime() + OLD_SIGNS_MS);
  return until > now ? until : undefined;
}

/** The numbers of the secrets that a delivery is signed with, the present one first. */
export function signingSecrets(webhook: Webhook, now: Date): number[] {
  const present = presentSecret(webhook);
  return oldSignsUntil(webhook, now) ? [present, present - 1] : [present];
}

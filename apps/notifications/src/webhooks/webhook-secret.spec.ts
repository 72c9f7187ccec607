import { OutsideOwnArea } from '@linli/contracts';
import { WebhookNotOn } from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { Webhook } from './webhook';
import { oldSignsUntil, rotated, signingSecrets } from './webhook-secret';

const organiserOf = (areaCode: string) => ({ id: newId(), roles: ['organiser' as const], areaCodes: [areaCode], memberOf: [] });
const now = new Date('2026-12-01T04:00:00.000Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const by = { actor: organiserOf('510108903'), now };
const aWebhook = (given: Partial<Webhook> = {}): Webhook => ({
  ...{ _id: newId(), areaCode: '510108903901', address: 'https://hooks.example.org/', status: 'on', registeredAt: now },
  ...given,
});

describe('the secret of a webhook', () => {
  it('is the first until it is rotated', () => {
    expect([signingSecrets(aWebhook(), now), oldSignsUntil(aWebhook(), now)]).toEqual([[0], undefined]);
  });

  it('counts at once, and the one before signs beside it for 24 hours', () => {
    const webhook = rotated(aWebhook(), by);
    expect(oldSignsUntil(webhook, now)).toEqual(later(24));
    expect([0, 23.9, 24].map((hours) => signingSecrets(webhook, later(hours)))).toEqual([[1, 0], [1, 0], [1]]);
  });

  it('has but one before it that signs, from the latest change', () => {
    const webhook = rotated(rotated(aWebhook(), by), { ...by, now: later(2) });
    expect([3, 25.9, 26].map((hours) => signingSecrets(webhook, later(hours)))).toEqual([[2, 1], [2, 1], [2]]);
  });

  it('is not changed by others, nor when the webhook is told nothing any more', () => {
    expect(() => rotated(aWebhook(), { actor: organiserOf('510104'), now })).toThrow(OutsideOwnArea);
    expect(() => rotated(aWebhook({ status: 'ended' }), by)).toThrow(WebhookNotOn);
  });
});

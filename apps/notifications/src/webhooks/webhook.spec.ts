import { OutsideOwnArea } from '@linli/contracts';
import { isPublic } from './public-address.provider';
import { assertOwnArea, deliveryOf, outcomeOf, toldWith } from './webhook';

const NOW = new Date('2026-03-02T04:00:00Z');
const HOUR_MS = 3_600_000;

describe('a webhook', () => {
  it('is told of its own area and all below it', () => {
    expect(toldWith('510108903')).toEqual(['5101', '51010', '510108', '5101089', '51010890', '510108903']);
  });

  it('is the business of organisers of its area', () => {
    const organiserOf = (areaCode: string) => ({ id: 'a', roles: ['organiser' as const], areaCodes: [areaCode], memberOf: [] });
    expect(() => assertOwnArea({ areaCode: '510108903' }, { actor: organiserOf('510108') })).not.toThrow();
    expect(() => assertOwnArea({ areaCode: '510108903' }, { actor: organiserOf('510104') })).toThrow(OutsideOwnArea);
  });
});

describe('a delivery', () => {
  it.each([200, 204, 299])('that is answered %d is done', (answer) => {
    expect(outcomeOf({ attempts: 0 }, answer, NOW)).toMatchObject({ status: 'delivered', attempts: 1, answer });
  });

  it.each([0, 301, 404, 500])('that is answered %d is tried again, for three days and no longer', (answer) => {
    let [attempts, at] = [0, NOW];
    for (;;) {
      const outcome = outcomeOf({ attempts }, answer, at);
      attempts = outcome.attempts;
      if (outcome.status === 'failed') break;
      expect(outcome.nextAttemptAt > at).toBe(true);
      at = outcome.nextAttemptAt;
    }
    const hours = (at.getTime() - NOW.getTime()) / HOUR_MS;
    expect([hours > 70, hours <= 72]).toEqual([true, true]);
  });

  it('that is answered 410 is over', () => expect(outcomeOf({ attempts: 0 }, 410, NOW).status).toBe('failed'));

  it('tells what has become of what, and of nobody', () => {
    const bilingual = { zh: '市集', en: 'Market' };
    const times = { startsAt: NOW.toISOString(), endsAt: NOW.toISOString() };
    const communityEvent = { id: 'e1', revision: 2, areaCode: '510108903', title: bilingual, place: bilingual, ...times };
    const news = { kind: 'registration.confirmed' as const, communityEvent, registration: { id: 'r1', partySize: 2 } };
    expect(JSON.parse(deliveryOf(news, { id: 'd1', webhookId: 'w1', now: NOW }).payload)).toEqual({
      type: 'registration.confirmed',
      timestamp: NOW.toISOString(),
      data: { event: communityEvent, registration: { id: 'r1', partySize: 2 } },
    });
  });
});

describe('an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '223.5.5.5', '2606:4700:4700::1111', '2400:3200::1'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  );

  it.each([
    ...['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1'],
    ...['255.255.255.255', '::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', 'fd00::1', 'fe80::1', '64:ff9b::a00:1', 'localhost'],
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false));
});

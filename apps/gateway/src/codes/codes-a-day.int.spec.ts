import { CodeSentView, SessionView } from '@linli/contracts/gateway';
import { GatewaySystem } from '../testing/gateway-system';
import { codeTo, textDesk } from '../testing/text-desk';

const consent = { terms: '2026-11-01', privacy: '2026-11-01' };
let system: GatewaySystem;
let numbers = 13_911_120_000;
beforeAll(async () => {
  system = await GatewaySystem.start(textDesk);
});
afterAll(() => system.stop());

const aNumber = () => String(++numbers);
const later = (seconds: number) => system.clock.set(new Date(system.clock.now().getTime() + seconds * 1000));
const send = (phone: string) => system.send<CodeSentView>('POST /codes', { json: { phone, purpose: 'sign-in' } });
const byCode = (phone: string, code: string) => system.send<SessionView>('POST /sign-in/code', { json: { phone, code } });

/** Somebody who has signed up. */
async function aResident(): Promise<{ phone: string }> {
  const phone = aNumber();
  await send(phone);
  await system.send('POST /sign-up', { json: { name: 'Anna (demo)', language: 'en', consent, phone, code: codeTo(phone) } });
  return { phone };
}

describe('in a day a one-time code', () => {
  it('is sent ten times a day to one number', async () => {
    const phone = aNumber();
    const statuses: number[] = [];
    for (let times = 0; times < 11; times++) {
      statuses.push((await send(phone)).status);
      later(3_600);
    }
    expect([statuses.indexOf(429), statuses.length]).toEqual([10, 11]);
    later(86_400);
    expect((await send(phone)).status).toBe(202);
  });

  it('is sent for good to who asks for it twice a day, whether it is used or not', async () => {
    const { phone } = await aResident();
    const unused = aNumber();
    const statuses: number[] = [];
    for (let times = 0; times < 20; times++) {
      later(43_200);
      statuses.push((await send(phone)).status, (await byCode(phone, codeTo(phone))).status, (await send(unused)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([202, 200]));
  });

  it('that is used is none of the ten of the day', async () => {
    const { phone } = await aResident();
    later(60);
    for (let times = 0; times < 12; times++) {
      expect((await send(phone)).status).toBe(202);
      expect((await byCode(phone, codeTo(phone))).status).toBe(200);
    }
    const statuses: number[] = [];
    for (let times = 0; times < 11; times++) {
      statuses.push((await send(phone)).status);
      later(3_600);
    }
    expect([statuses.indexOf(429), statuses.length]).toEqual([10, 11]);
  });

  it('is sent again a day after the first of ten', async () => {
    const phone = aNumber();
    for (let times = 0; times < 10; times++) {
      expect((await send(phone)).status).toBe(202);
      later(3_600);
    }
    const refused = await send(phone);
    const wait = Number(refused.headers.get('retry-after'));
    // The clock of the test goes on by itself.
    expect([refused.status, wait > 14 * 3_600 - 120, wait <= 14 * 3_600]).toEqual([429, true, true]);
    later(14 * 3_600);
    expect((await send(phone)).status).toBe(202);
  });

  it('is not sent to ever new numbers from one address', async () => {
    later(86_400);
    const statuses: number[] = [];
    for (let times = 0; times < 202; times++) statuses.push((await send(aNumber())).status);
    expect([statuses.indexOf(429), statuses.at(-1)]).toEqual([200, 429]);
    later(86_400);
  });
});

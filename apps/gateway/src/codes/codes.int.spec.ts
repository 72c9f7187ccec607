import { AccountView, CodeSentView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { GatewaySystem, PASSWORD } from '../testing/gateway-system';
import { codeTo, textDesk, texts } from '../testing/text-desk';
import { OneTimeCode } from './one-time-code';
import { ONE_TIME_CODE } from './one-time-code.schema';

const consent = { terms: '2026-11-01', privacy: '2026-11-01' };
let system: GatewaySystem;
let numbers = 13_911_110_000;
beforeAll(async () => {
  system = await GatewaySystem.start(textDesk);
});
beforeEach(() => {
  texts.isOff = false;
  // Each test asks from an hour of its own, so that the address has waited enough.
  system.clock.set(new Date(system.clock.now().getTime() + 2 * 3_600_000));
});
afterAll(() => system.stop());

const aNumber = () => String(++numbers);
const later = (seconds: number) => system.clock.set(new Date(system.clock.now().getTime() + seconds * 1000));
const send = (phone: string, purpose = 'sign-in') =>
  system.send<CodeSentView>('POST /codes', { json: { phone, purpose }, headers: { 'accept-language': 'en' } });
const signUp = (json: object) =>
  system.send<SessionView>('POST /sign-up', { json: { name: 'Anna (demo)', language: 'en', consent, ...json } });
const byCode = (phone: string, code: string) => system.send<SessionView>('POST /sign-in/code', { json: { phone, code } });

/** Somebody who has signed up. */
async function aResident(more = {}): Promise<SessionView & { phone: string }> {
  const phone = aNumber();
  await send(phone);
  const { body } = await signUp({ phone, code: codeTo(phone), ...more });
  return { ...body, phone };
}

describe('a one-time code', () => {
  it('opens an account, and signs in to it later; each code is good once', async () => {
    const phone = aNumber();
    const sent = await send(phone);
    expect([sent.status, sent.body.resendAfterSeconds]).toEqual([202, 60]);
    expect(texts.received.at(-1)).toMatchObject({ to: phone, template: 'one-time-code', language: 'en', values: { minutes: 5 } });
    const code = codeTo(phone);
    expect((await byCode(phone, code)).body).toMatchObject({ type: expect.stringMatching(/no-account-yet$/) });
    expect((await signUp({ phone, code, consent: { ...consent, terms: '1999-01-01' } })).status).toBe(409);
    const opened = await signUp({ phone, code, timeZone: 'Europe/Berlin', homeAreaCode: '510108' });
    expect(opened.body.account).toMatchObject({ name: 'Anna (demo)', timeZone: 'Europe/Berlin', homeAreaCode: '510108' });
    expect((await signUp({ phone, code })).status).toBe(422);
    later(60);
    await send(phone);
    const signedIn = await byCode(` ${phone.slice(0, 3)} ${phone.slice(3)}`.trim(), codeTo(phone));
    expect(signedIn.body.account.id).toBe(opened.body.account.id);
  });

  it('signs in to the account that a number has when it is to be opened again, and changes nothing', async () => {
    const { phone, account } = await aResident();
    // At once: the code before was used.
    expect((await send(phone)).body.resendAfterSeconds).toBe(60);
    const again = await signUp({ phone, code: codeTo(phone), name: 'Somebody else' });
    expect(again.body.account).toMatchObject({ id: account.id, name: 'Anna (demo)' });
  });

  it('is refused when it is wrong, tried five times, for something else, of another number, or old', async () => {
    const phone = aNumber();
    const codes = () => texts.received.filter(({ to }) => to === phone).map(({ values }) => values.code as string);
    const other = aNumber();
    for (const number of [phone, other]) await send(number);
    expect((await byCode(phone, codeTo(other))).status).toBe(422);
    expect(
      (await system.send('POST /sign-in/new-password', { json: { phone, code: codes()[0], password: PASSWORD } })).status,
    ).toBe(422);
    const wrong = codes()[0] === '000000' ? '000001' : '000000';
    for (let times = 0; times < 4; times++) await byCode(phone, wrong);
    expect((await signUp({ phone, code: codes()[0] })).status).toBe(422);
    later(60);
    await send(phone);
    later(5 * 60);
    expect((await signUp({ phone, code: codes()[1] })).status).toBe(422);
  });

  it('is sent again only after a while that grows, to the same number from wherever', async () => {
    const phone = aNumber();
    const waits: (string | null)[] = [];
    for (const pause of [0, 59, 1, 119, 1]) {
      later(pause);
      waits.push((await send(phone)).headers.get('retry-after'));
    }
    expect(waits).toEqual([null, '1', null, '1', null]);
  });

  it('is used by one of two who send it at the same moment', async () => {
    const phone = aNumber();
    await send(phone);
    const code = codeTo(phone);
    const answers = await Promise.all([signUp({ phone, code }), signUp({ phone, code }), signUp({ phone, code })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it('is told as unavailable where text messages are not set up', async () => {
    texts.isOff = true;
    const { status, body, headers } = await system.send('POST /codes', { json: { phone: aNumber(), purpose: 'sign-in' } });
    expect([status, body.type, headers.get('retry-after')]).toEqual([503, expect.stringMatching(/text-messages-off$/), '2']);
  });

  it('lies nowhere in the clear, and neither does its number', async () => {
    const phone = aNumber();
    await send(phone);
    const code = codeTo(phone);
    const kept = JSON.stringify(await system.modelOf<OneTimeCode>(ONE_TIME_CODE).find().lean());
    for (const text of [kept, JSON.stringify(texts.sealed)])
      expect([text.includes(phone), text.includes(`"${code}"`)]).toEqual([false, false]);
  });
});

describe('a forgotten password', () => {
  it('is replaced by a code, which signs out everywhere', async () => {
    const before = await aResident({ password: PASSWORD });
    await send(before.phone, 'new-password').then(() => later(60));
    await send(before.phone, 'new-password');
    const json = { phone: before.phone, code: codeTo(before.phone), password: 'a longer phrase' };
    const after = await system.send<SessionView>('POST /sign-in/new-password', { json });
    expect(after.status).toBe(200);
    expect((await system.send('GET /me', { token: before.token })).status).toBe(401);
    expect((await system.send('GET /me', { token: after.body.token })).status).toBe(200);
    expect((await system.signIn(before.phone, 'a longer phrase')).account.id).toBe(before.account.id);
  });
});

describe('a new mobile number', () => {
  const askFor = (phone: string, { token }: SessionView) => system.send('POST /me/phone/code', { token, json: { phone } });
  const change = (json: object, { token }: SessionView) => system.send<AccountView>('POST /me/phone', { token, json });

  it('is taken with a code to it and the password; other sessions end and the old number is told', async () => {
    const person = await aResident({ password: PASSWORD });
    const other = await system.signIn(person.phone, PASSWORD);
    const phone = aNumber();
    await askFor(phone, person);
    const wrong = await change({ phone, code: codeTo(phone), currentPassword: 'not the password' }, person);
    expect([wrong.status, (await change({ phone, code: codeTo(phone) }, person)).status]).toEqual([422, 422]);
    const changed = await change({ phone, code: codeTo(phone), currentPassword: PASSWORD }, person);
    expect(changed.body.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    await until('a warning to the number of before', () => texts.warned.includes(person.phone));
    expect((await system.send('GET /me', { token: other.token })).status).toBe(401);
    expect((await system.send('GET /me', { token: person.token })).status).toBe(200);
    expect((await system.signIn(phone, PASSWORD)).account.id).toBe(person.account.id);
    expect((await system.send('POST /sign-in', { json: { phone: person.phone, password: PASSWORD } })).status).toBe(401);
  });

  it('is taken without a password by a code to each number', async () => {
    const person = await aResident();
    const phone = aNumber();
    later(60);
    await send(person.phone);
    await askFor(phone, person);
    const [code, currentCode] = [codeTo(phone), codeTo(person.phone)];
    expect((await change({ phone, code, currentCode }, person)).status).toBe(200);
  });

  it('is not had by guessing the password', async () => {
    const person = await aResident({ password: PASSWORD });
    const phone = aNumber();
    await askFor(phone, person);
    const json = { phone, code: codeTo(phone), currentPassword: 'a guess at it' };
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess++) statuses.push((await change(json, person)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('is not taken from somebody else, nor with a code that was sent for another account', async () => {
    const [person, rival] = [await aResident({ password: PASSWORD }), await aResident({ password: PASSWORD })];
    later(60);
    await askFor(rival.phone, person);
    const taken = await change({ phone: rival.phone, code: codeTo(rival.phone), currentPassword: PASSWORD }, person);
    expect([taken.status, taken.body]).toEqual([409, expect.objectContaining({ type: expect.stringMatching(/phone-taken$/) })]);
    const phone = aNumber();
    await askFor(phone, person);
    const stolen = await change({ phone, code: codeTo(phone), currentPassword: PASSWORD }, rival);
    expect(stolen.status).toBe(422);
  });
});

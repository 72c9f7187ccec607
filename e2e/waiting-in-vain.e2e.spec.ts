import { EventSessionPage, RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { hours, publishMarket } from './system/events';
import { notices } from './system/inbox';
import { Linli, NOON } from './system/linli';
import { anOrganiser, somebody } from './system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const at = (hour: number): Date => new Date(hours(hour));
const mine = async (who: Caller, eventId: string): Promise<RegistrationView | undefined> =>
  (await who.get<RegistrationPage>('/registrations?limit=100')).items.find((one) => one.eventId === eventId);
const register = (who: Caller, eventId: string, more: object = {}) =>
  who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 1, ...more });

it('who waits, or is not approved, until the event begins is told so once, each in their language', async () => {
  const [first, second, third] = [
    await somebody(linli),
    await somebody(linli, { language: 'zh-CN' }),
    await somebody(linli, { language: 'en' }),
  ];
  const { id } = await publishMarket(organiser, { capacity: 2 });
  await organiser.post(`/events/${id}/sign-up-rules`, { rules: { approval: true } });
  for (const who of [first, second, third]) await register(who, id);
  const { id: approved } = (await mine(first, id)) as RegistrationView;
  await organiser.post(`/registrations/${approved}/approve`);
  await linli.setClock(at(72));
  try {
    const [late] = await notices(second, 'approval-lapsed', { id });
    expect([late?.title, late?.text]).toEqual([
      '报名未及审核：烟火滨江友邻荟',
      '您 1 人的报名直到开始时仍未审核，现已结束，未能保留名额。如有疑问，请联系主办方。',
    ]);
    const [vain] = await notices(third, 'waiting-ended', { id });
    expect(vain?.title).toBe('No place became free: Riverside hearth');
    expect(await mine(second, id)).toMatchObject({ status: 'expired', moves: [{}, { reason: 'not-approved-in-time' }] });
    expect(await mine(third, id)).toMatchObject({ status: 'expired', moves: [{}, { reason: 'no-place-in-time' }] });
    expect((await mine(first, id))?.status).toBe('confirmed');
  } finally {
    await linli.setClock(NOON);
  }
}, 60_000);

it('of a programme by sessions it is so with each, and free=true tells where whoever comes next gets a place', async () => {
  const [first, second] = [await somebody(linli), await somebody(linli)];
  const { id } = await organiser.post<{ id: string }>('/events', {
    ...{ areaCode: '510108903901', title: { zh: '手工课', en: 'Craft class' }, text: { zh: '两场', en: 'Two sessions' } },
    ...{ place: { zh: '活动室', en: 'Room' }, startsAt: hours(24), endsAt: hours(60), capacity: 2, tags: ['craft'] },
    ...{ signUpOpensAt: hours(-1), signUpClosesAt: hours(24) },
  });
  const sessions = [24, 48].map((start) => ({
    key: `at-${start}`,
    startsAt: hours(start),
    endsAt: hours(start + 2),
    capacity: 1,
  }));
  await organiser.post(`/events/${id}/sessions`, { enrolment: 'session', sessions });
  await organiser.post(`/events/${id}/publish`);
  const of = (...keys: string[]) => ({ needs: keys.map((pool) => ({ pool, count: 1 })) });
  const isFree = async () => (await organiser.get<{ items: { id: string }[] }>('/events?free=true&tag=craft')).items.length === 1;
  await register(first, id, of('at-24'));
  expect(await isFree()).toBe(true);
  // The place of the second is kept for who waits for both.
  expect((await register(second, id, of('at-24', 'at-48'))).status).toBe('waiting');
  expect(await isFree()).toBe(false);
  await linli.setClock(at(24));
  try {
    await notices(second, 'waiting-ended', { id });
    await until('a place is free', isFree);
    const { items } = await organiser.get<EventSessionPage>(`/events/${id}/sessions`);
    expect(items.map(({ free }) => free)).toEqual([0, 1]);
    expect((await register(second, id, of('at-48'))).status).toBe('confirmed');
  } finally {
    await linli.setClock(NOON);
  }
}, 60_000);

it('places are held for one person for three times the minutes of a hold within a day at most, and that is said in the language of the reader', async () => {
  const who = await somebody(linli);
  const { id } = await publishMarket(organiser, { capacity: 1 });
  await organiser.post(`/events/${id}/sign-up-rules`, { rules: { holdMinutes: 1 } });
  for (const _time of [1, 2, 3]) {
    const held = await register(who, id, { hold: true });
    await linli.setClock(new Date(held.expiresAt as string));
    await until('it has ended', async () => (await mine(who, id))?.status === 'expired');
  }
  const asked = { hold: true, partySize: 1 };
  for (const [language, words] of [
    ['en', 'for 3 minutes in all'],
    ['zh-CN', '累计已达 3 分钟'],
  ] as const) {
    const answer = await who.raw('POST', `/events/${id}/registrations`, {
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(asked),
    });
    expect(answer.status).toBe(422);
    const problem = (await answer.json()) as object;
    expect(problem).toMatchObject({ type: 'urn:linli:error:events.hold-time-used', errors: [{ pointer: '#/hold' }] });
    expect(JSON.stringify(problem)).toContain(words);
  }
  expect((await register(who, id)).status).toBe('confirmed');
}, 60_000);

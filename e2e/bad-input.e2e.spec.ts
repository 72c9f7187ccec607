import { CommunityEventPage, CommunityEventView, RegistrationPage } from '@linli/contracts/events';
import { InboxPage } from '@linli/contracts/notifications';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './system/events';
import { notices } from './system/inbox';
import { Linli, NOON } from './system/linli';
import { anOrganiser, somebody } from './system/people';

interface Attempt {
  readonly by: 'organiser' | 'outsider' | 'resident' | 'nobody' | 'somebody with an expired token';
  readonly to: string;
  readonly body?: object | string;
}

interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly pointer?: string;
}

const UNKNOWN = '0190f3c2-0000-7000-8000-000000000000';

let linli: Linli;
let people: Record<Attempt['by'], { authorization?: string; caller?: Caller }>;
let market: CommunityEventView;
let closed: CommunityEventView;

beforeAll(async () => {
  linli = await Linli.start();
  const expired = await aTokenOfLastNight();
  const [organiser, outsider, resident] = [
    await anOrganiser(linli),
    await anOrganiser(linli, '510108901901'),
    await somebody(linli, { language: 'zh-CN' }),
  ];
  people = {
    organiser: { caller: organiser },
    outsider: { caller: outsider },
    resident: { caller: resident },
    nobody: {},
    'somebody with an expired token': { authorization: `Bearer ${expired}` },
  };
  market = await publishMarket(organiser);
  closed = await publishMarket(organiser, { signUpOpensAt: hours(-3), signUpClosesAt: hours(-1) });
  await resident.post(`/events/${market.id}/registrations`, { partySize: 1 });
  await notices(resident, 'registration-confirmed');
}, 90_000);
afterAll(() => linli.stop(), 60_000);

/** A real token, signed in ten hours ago: it held for eight. */
async function aTokenOfLastNight(): Promise<string> {
  await linli.setClock(new Date(hours(-10)));
  const token = await (await somebody(linli)).token();
  await linli.setClock(NOON);
  return token;
}

async function send({ by, to, body }: Attempt, language: string): Promise<Response> {
  const { caller, authorization } = people[by];
  const token = caller ? await caller.token() : undefined;
  const path = to.replace('MARKET', market.id).replace('CLOSED', closed.id);
  return fetch(`${linli.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token ? { authorization: `Bearer ${token}` } : authorization && { authorization }),
    },
    body: typeof body === 'string' ? body : body && JSON.stringify(body),
  });
}

/** All that the attempts could have changed, as the people concerned see it. */
async function everything(): Promise<object> {
  const { caller: organiser } = people.organiser as { caller: Caller };
  const { caller: resident } = people.resident as { caller: Caller };
  return {
    events: await linli.anybody.get<CommunityEventPage>('/events?limit=100'),
    registrations: await organiser.get<RegistrationPage>(`/events/${market.id}/registrations`),
    mine: await resident.get<RegistrationPage>('/registrations'),
    inbox: await resident.get<InboxPage>('/inbox?limit=100'),
  };
}

const create = (given: object): Attempt => ({ by: 'organiser', to: '/events', body: aMarket(given) });
const register = (body: object | string, by: Attempt['by'] = 'resident'): Attempt => ({
  by,
  to: '/events/MARKET/registrations',
  body,
});
const invalid = (pointer: string): Refusal => ({ status: 400, code: 'linli.invalid-input', pointer });

const ATTEMPTS: [string, Attempt, Refusal][] = [
  ['a wrong type', register({ partySize: '2' }), invalid('#/partySize')],
  ['a figure out of bounds', register({ partySize: 7 }), invalid('#/partySize')],
  ['an unknown field', register({ partySize: 1, vip: true }), invalid('#/vip')],
  ['a missing field', register({}), invalid('#/partySize')],
  ['a missing field inside another', create({ title: { zh: '只有中文' } }), invalid('#/title/en')],
  ['an over-long text', create({ title: { zh: '长'.repeat(121), en: 'Long' } }), invalid('#/title/zh')],
  ['a date that is none', create({ startsAt: '2026-02-30T10:00:00+08:00' }), invalid('#/startsAt')],
  [
    'a start in the past',
    create({ startsAt: hours(-5) }),
    { status: 400, code: 'events.starts-in-the-past', pointer: '#/startsAt' },
  ],
  [
    'an end before the start',
    create({ endsAt: hours(71) }),
    { status: 400, code: 'events.ends-before-start', pointer: '#/endsAt' },
  ],
  [
    'a sign-up after closing',
    { ...register({ partySize: 1 }), to: '/events/CLOSED/registrations' },
    { status: 422, code: 'events.registration-closed' },
  ],
  [
    'a foreign id',
    { ...register({ partySize: 1 }), to: `/events/${UNKNOWN}/registrations` },
    { status: 404, code: 'events.event-not-found' },
  ],
  ['an id that is none', { ...register({ partySize: 1 }), to: '/events/42/registrations' }, invalid('#/eventId')],
  ['no token', register({ partySize: 1 }, 'nobody'), { status: 401, code: 'linli.sign-in-required' }],
  [
    'an expired token',
    register({ partySize: 1 }, 'somebody with an expired token'),
    { status: 401, code: 'linli.token-not-valid' },
  ],
  ['a wrong role', { ...create({}), by: 'resident' }, { status: 403, code: 'linli.role-missing' }],
  [
    'an organiser of another community',
    { by: 'outsider', to: '/events/MARKET/cancel', body: { reason: { zh: '无', en: 'None' } } },
    { status: 403, code: 'linli.outside-own-area' },
  ],
  ['malformed JSON', register('{"partySize": '), { status: 400 }],
  ['a body of 10 MB', register(JSON.stringify({ partySize: 1, note: 'x'.repeat(10_000_000) })), { status: 413 }],
  ['an unknown address', { ...register({}), to: '/nowhere' }, { status: 404 }],
];

describe('bad input', () => {
  let before: object;
  beforeAll(async () => {
    before = await everything();
  });
  afterAll(async () => {
    expect(await everything()).toEqual(before);
  });

  it.each(ATTEMPTS)(
    '%s is refused with its status, its code and its field, in the reader’s language',
    async (_case, attempt, refusal) => {
      const [chinese, english] = [await send(attempt, 'zh'), await send(attempt, 'en')];
      expect([chinese.status, chinese.headers.get('content-type')]).toEqual([
        refusal.status,
        expect.stringContaining('application/problem+json'),
      ]);
      const [inChinese, inEnglish] = [await chinese.json(), await english.json()];
      expect(inChinese).toMatchObject({
        status: refusal.status,
        title: expect.stringMatching(/\p{Script=Han}/u),
        correlationId: expect.any(String),
      });
      expect(inEnglish.title).not.toMatch(/\p{Script=Han}/u);
      if (refusal.code) expect(inChinese.type).toBe(`urn:linli:error:${refusal.code}`);
      if (refusal.pointer)
        expect(inChinese.errors).toEqual([expect.objectContaining({ pointer: refusal.pointer, detail: expect.any(String) })]);
    },
  );
});

import { EnterpriseView } from '@linli/contracts/business-service';
import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { AuditPage } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './system/events';
import { Linli, NOON } from './system/linli';
import { anOrganiser, residents, somebody, WANGPING } from './system/people';
import { Parameter } from './world/document';

interface Listed {
  readonly items: readonly Record<string, unknown>[];
  readonly next?: string;
}

/** An operation with a `sort`, and how it is asked for here. */
interface SortedList {
  readonly path: string;
  readonly by: () => Caller;
  readonly query?: string;
  /** So many there are at least. */
  readonly least: number;
}

const NAMES = ['Tea', 'Books', 'Tea', 'apples'];
const UTC_MINUTE = 60_000;
let linli: Linli;
let organiser: Caller;
let handler: Caller;
let market: CommunityEventView;

beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  market = await publishMarket(organiser, { capacity: 10 });
  const people = await residents(linli, 4);
  await somePublished();
  await someRegistered();
  await someRequests();
  await someCame(people);
}, 120_000);
afterAll(() => linli.stop(), 60_000);

const minute = (count: number): Promise<void> => linli.setClock(new Date(NOON.getTime() + count * UTC_MINUTE));

/** Drafted in one order, published in another, starting in a third. */
async function somePublished(): Promise<void> {
  const drafts: CommunityEventView[] = [];
  for (const startsAt of [hours(90), hours(80), hours(90)])
    drafts.push(await organiser.post<CommunityEventView>('/events', aMarket({ startsAt, endsAt: hours(95) })));
  for (const [at, { id }] of drafts.reverse().entries()) {
    await minute(at + 1);
    await organiser.post(`/events/${id}/publish`);
  }
}

async function someRegistered(): Promise<void> {
  for (const [at, en] of NAMES.entries()) {
    await minute(10 + at);
    await organiser.post('/enterprises', { areaCode: WANGPING, name: { zh: `店${at}`, en } });
    await organiser.post('/units', { areaCode: WANGPING, name: { zh: `窗口${at}`, en }, categories: ['other'] });
    await organiser.post('/teams', { areaCode: WANGPING, name: { zh: `队${at}`, en }, languages: ['zh'] });
  }
  const areas = ['3301', '330106', '330106001', '330106002'].map((code, at) => ({
    code,
    name: { zh: `区${at}`, en: NAMES[at] },
  }));
  await linli.administrator.post('/areas', { areas });
}

async function someRequests(): Promise<void> {
  const desk = { areaCode: WANGPING, name: { zh: '便民窗口', en: 'Front desk' }, categories: ['premises'] };
  const { id: unitId } = await organiser.post<{ id: string }>('/units', desk);
  const { id } = await organiser.post<EnterpriseView>('/enterprises', {
    areaCode: WANGPING,
    name: { zh: '面馆', en: 'Noodles' },
  });
  const owner = await somebody(linli, { roles: ['enterprise'], memberOf: [id] });
  handler = await somebody(linli, { roles: ['handler'], memberOf: [unitId] });
  for (const at of [30, 31, 32]) {
    await minute(at);
    await owner.post('/requests', { enterpriseId: id, category: 'premises', text: '门前能否摆桌？' });
  }
}

/** Sign up, come, and say how it was. */
async function someCame(people: readonly Caller[]): Promise<void> {
  await minute(40);
  const parties: RegistrationView[] = [];
  for (const one of people)
    parties.push(await one.post<RegistrationView>(`/events/${market.id}/registrations`, { partySize: 1 }));
  await linli.setClock(new Date(hours(72.1)));
  for (const one of [organiser, ...people]) one.forget();
  for (const { id } of parties)
    await organiser.post(`/events/${market.id}/check-ins`, {
      registrationId: id,
      gate: 'east',
      direction: 'entry',
      people: 1,
      nonce: id,
    });
  await linli.setClock(new Date(hours(76)));
  for (const [at, one] of people.entries())
    await one.post(`/events/${market.id}/feedback`, { rating: [3, 5, 3, 1][at], comment: `Comment ${at}` });
  // Back to when the others are still to come.
  await minute(50);
  for (const one of [organiser, handler, linli.administrator]) one.forget();
}

const LISTS: SortedList[] = [
  { path: '/events', by: () => organiser, least: 3 },
  { path: '/events/{eventId}/registrations', by: () => organiser, least: 4 },
  { path: '/events/{eventId}/check-ins', by: () => organiser, least: 4 },
  { path: '/events/{eventId}/feedback', by: () => organiser, least: 4 },
  { path: '/enterprises', by: () => organiser, query: `areaCode=${WANGPING}`, least: 5 },
  { path: '/units', by: () => organiser, least: 5 },
  { path: '/requests', by: () => handler, least: 3 },
  { path: '/teams', by: () => organiser, least: 4 },
  { path: '/areas', by: () => linli.administrator, least: 4 },
  { path: '/audit', by: () => linli.administrator, query: 'operation=registerEnterprise', least: 5 },
  { path: '/grants', by: () => linli.administrator, least: 3 },
];

const ask = (list: SortedList, query: string, language = 'en') =>
  list.by().raw('GET', `${list.path.replace('{eventId}', market.id)}?${[list.query ?? '', query].filter(Boolean).join('&')}`, {
    headers: { 'accept-language': language },
  });

/** All of a list, two at a time. */
async function walked(list: SortedList, sort?: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let after: string | undefined;
  do {
    const answer = await ask(list, `limit=2${sort ? `&sort=${sort}` : ''}${after ? `&after=${after}` : ''}`);
    expect([list.path, sort, answer.status]).toEqual([list.path, sort, 200]);
    const page = (await answer.json()) as Listed;
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

const valueAt = (item: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], item);

async function ordersOf(path: string): Promise<readonly string[]> {
  const { paths } = (await (await fetch(`${linli.url}/openapi.json`)).json()) as {
    paths: Record<string, { get?: { parameters?: Parameter[] } }>;
  };
  const sort = paths[path]?.get?.parameters?.find(({ name }) => name === 'sort');
  return (sort?.schema.enum ?? []) as string[];
}

it('every list that says it can be sorted is looked at here', async () => {
  const { paths } = (await (await fetch(`${linli.url}/openapi.json`)).json()) as {
    paths: Record<string, { get?: { parameters?: Parameter[] } }>;
  };
  const sorted = Object.keys(paths).filter((path) => paths[path]?.get?.parameters?.some(({ name }) => name === 'sort'));
  expect(sorted.sort()).toEqual(LISTS.map(({ path }) => path).sort());
});

describe.each(LISTS)('$path', (list) => {
  it('comes in each of its orders, page by page, with everything once', async () => {
    const orders = await ordersOf(list.path);
    expect(orders.length).toBeGreaterThanOrEqual(2);
    const all = await until('all of it', async () => {
      const items = await walked(list);
      return items.length >= list.least && items;
    });
    const told = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort();
    for (const up of orders.filter((order) => !order.startsWith('-'))) {
      const [upwards, downwards] = [await walked(list, up), await walked(list, `-${up}`)];
      expect(told(upwards)).toEqual(told(all));
      expect(downwards).toEqual([...upwards].reverse());
      const values = upwards.map((item) => valueAt(item, up)).filter((value) => value !== undefined) as (string | number)[];
      expect(values).toEqual([...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
    }
  }, 60_000);

  it.each([
    ['zh-CN', '必须是以下之一', '此 next 属于另一种排序'],
    ['en', 'It must be one of', 'It is the `next` of a list in another order'],
  ])('says in %s which orders there are, and that a page goes on in its own', async (language, choice, other) => {
    const orders = await ordersOf(list.path);
    for (const sort of ['nonsense', '', '--', `${orders[0]},${orders[1]}`, `%2B${orders[0]}`, `${orders[0]}&sort=${orders[1]}`]) {
      const answer = await ask(list, `sort=${sort}`, language);
      const { errors } = (await answer.json()) as { errors: { pointer: string; detail: string }[] };
      expect([sort, answer.status, answer.headers.get('content-type'), errors.map(({ pointer }) => pointer)]).toEqual([
        ...[sort, 400, expect.stringContaining('application/problem+json'), ['#/sort']],
      ]);
      expect(errors[0]?.detail).toContain(choice);
      for (const order of orders) expect(errors[0]?.detail).toContain(order);
    }
    const { next } = (await (await ask(list, `limit=1&sort=${orders[0]}`)).json()) as Listed;
    const moved = await ask(list, `sort=${orders[1]}&after=${next}`, language);
    const { errors } = (await moved.json()) as { errors: { pointer: string; detail: string }[] };
    expect([moved.status, errors[0]?.pointer]).toEqual([400, '#/after']);
    expect(errors[0]?.detail).toContain(other);
  });
});

it('a list in an order is another answer, with another tag', async () => {
  const tags = await Promise.all(
    ['startsAt', '-startsAt', 'startsAt'].map(async (sort) =>
      (await ask(LISTS[0] as SortedList, `sort=${sort}`)).headers.get('etag'),
    ),
  );
  expect([tags[0] === tags[1], tags[0] === tags[2]]).toEqual([false, true]);
});

it('reading the audit in an order is on record as any reading', async () => {
  const { administrator } = linli;
  await administrator.get<AuditPage>('/audit?sort=at&thingId=nothing');
  await until('the record', async () => {
    const { items } = await administrator.get<AuditPage>('/audit?operation=listAudit&limit=100');
    return items.some(({ changes }) => changes.some(({ field, after }) => field === 'thingId' && after === 'nothing'));
  });
});

import { AuditPage } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { Assortment } from './system/assortment';
import { Linli } from './system/linli';
import { WANGPING } from './system/people';
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

let linli: Linli;
let made: Assortment;
beforeAll(async () => {
  linli = await Linli.start();
  made = await Assortment.in(linli);
}, 120_000);
afterAll(() => linli.stop(), 60_000);

const LISTS: SortedList[] = [
  { path: '/events', by: () => made.organiser, least: 3 },
  { path: '/events/{eventId}/registrations', by: () => made.organiser, least: 4 },
  { path: '/events/{eventId}/check-ins', by: () => made.organiser, least: 4 },
  { path: '/events/{eventId}/feedback', by: () => made.organiser, least: 4 },
  { path: '/enterprises', by: () => made.organiser, query: `areaCode=${WANGPING}`, least: 5 },
  { path: '/units', by: () => made.organiser, least: 5 },
  { path: '/requests', by: () => made.handler, least: 3 },
  { path: '/teams', by: () => made.organiser, least: 4 },
  { path: '/areas', by: () => linli.administrator, least: 4 },
  { path: '/audit', by: () => linli.administrator, query: 'operation=registerEnterprise', least: 5 },
  { path: '/grants', by: () => linli.administrator, least: 3 },
];

const ask = (list: SortedList, query: string, language = 'en') =>
  list
    .by()
    .raw('GET', `${list.path.replace('{eventId}', made.market.id)}?${[list.query ?? '', query].filter(Boolean).join('&')}`, {
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
  expect(new Set(sorted)).toEqual(new Set(LISTS.map(({ path }) => path)));
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

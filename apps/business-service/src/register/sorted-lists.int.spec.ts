import { InvalidInput } from '@linli/contracts';
import {
  ENTERPRISE_ORDERS,
  ListEnterpriseRequests,
  ListEnterprises,
  ListUnits,
  REQUEST_ORDERS,
  RegisterEnterprise,
  UNIT_ORDERS,
} from '@linli/contracts/business-service';
import { TestSystem } from '@linli/testing';
import { businessService } from '../business-service.module';
import { aHandler, anEnterpriseBody, anOrganiser, march, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

const AREA = '510108903';
const NAMES = ['Tea', 'Books', 'Tea', 'apples', 'Noodles'];
let system: TestSystem;
let unitId: string;

beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON });
  for (const [at, en] of NAMES.entries()) {
    system.clock.set(new Date(NOON.getTime() + at * 60_000));
    await system.ask(
      RegisterEnterprise,
      anEnterpriseBody({ areaCode: `${AREA}901`, name: { zh: `店${at}`, en } }),
      anOrganiser(),
    );
    unitId = (await aUnitWith(system, { areaCode: AREA, name: { zh: `部门${at}`, en } })).id;
  }
});
afterAll(() => system.stop());

interface Listed {
  readonly items: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
  readonly next?: string;
}

/** All of a list, two at a time. */
async function walked<T extends { items: readonly unknown[]; next?: string }>(
  ask: (page: { limit: number; after?: string }) => Promise<T>,
): Promise<T['items'][number][]> {
  const items: T['items'][number][] = [];
  let after: string | undefined;
  do {
    const page = await ask({ limit: 2, after });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

const enterprises = (sort?: (typeof ENTERPRISE_ORDERS)[number]) =>
  walked((page): Promise<Listed> => system.ask(ListEnterprises, { areaCode: AREA, sort, ...page }, anOrganiser()));
const units = (sort?: (typeof UNIT_ORDERS)[number]) =>
  walked((page): Promise<Listed> => system.ask(ListUnits, { areaCode: AREA, sort, ...page }, anOrganiser()));

it.each([
  ['enterprises', enterprises],
  ['units', units],
])('%s come by when they were entered or by their English names, up and down, each once', async (_what, list) => {
  const [entered, named] = [await list('registeredAt'), (await list('name.en')).map(({ name }) => name.en)];
  expect(entered.map(({ name }) => name.en)).toEqual(NAMES);
  expect(named).toEqual(['Books', 'Noodles', 'Tea', 'Tea', 'apples']);
  expect((await list('-name.en')).map(({ name }) => name.en)).toEqual([...named].reverse());
  expect(await list('-registeredAt')).toEqual([...entered].reverse());
  expect(await list()).toEqual([...entered].reverse());
});

it('requests come by when they are due, which is not when they were sent', async () => {
  const { id: enterpriseId } = await anEnterpriseIn(system, `${AREA}901`);
  const ids: string[] = [];
  for (const [day, category] of [
    [3, 'premises'],
    [4, 'premises'],
    [5, 'premises'],
  ] as const) {
    system.clock.set(march(day, '09:00'));
    ids.push((await submitFor(system, enterpriseId, { category })).id);
  }
  const { unitId: its } = (await system.database().collection('enterpriseRequests').findOne({ enterpriseId })) as unknown as {
    unitId: string;
  };
  const handler = aHandler(its);
  // Whoever sent theirs last is due first here.
  await system
    .database()
    .collection<{ _id: string }>('enterpriseRequests')
    .updateOne({ _id: ids[2] as string }, { $set: { dueAt: march(3, '10:00') } });
  const list = async (sort?: (typeof REQUEST_ORDERS)[number]) =>
    (await walked((page) => system.ask(ListEnterpriseRequests, { sort, ...page }, handler))).map(({ id }) => id);
  const byDue = [ids[2], ids[0], ids[1]];
  expect([await list('dueAt'), await list('-dueAt')]).toEqual([byDue, [...byDue].reverse()]);
  expect([await list('submittedAt'), await list(), await list('-submittedAt')]).toEqual([
    ids,
    [...ids].reverse(),
    [...ids].reverse(),
  ]);
  const first = await system.ask(ListEnterpriseRequests, { sort: 'dueAt', limit: 1 }, handler);
  await expect(system.ask(ListEnterpriseRequests, { after: first.next }, handler)).rejects.toMatchObject({
    fields: [{ pointer: '#/after', rule: 'isCursorOfOrder' }],
  });
  await expect(system.ask(ListEnterpriseRequests, { sort: 'text' as never }, handler)).rejects.toThrow(InvalidInput);
});

it('no order makes the store look at everything', async () => {
  const range = { areaCode: { $gte: AREA, $lt: `${AREA}:` } };
  const lists: [string, readonly string[], object][] = [
    ['enterprises', ENTERPRISE_ORDERS, range],
    ['units', UNIT_ORDERS, { closedAt: null, ...range }],
    ['units', UNIT_ORDERS, { closedAt: null }],
    ['enterpriseRequests', REQUEST_ORDERS, { parties: { $in: [unitId] } }],
    ['enterpriseRequests', REQUEST_ORDERS, { parties: { $in: [unitId] }, status: 'assigned' }],
  ];
  for (const [collection, orders, filter] of lists)
    for (const order of orders) {
      const [by, direction] = order.startsWith('-') ? [order.slice(1), -1 as const] : [order, 1 as const];
      const asked = system
        .database()
        .collection(collection)
        .find(filter)
        .sort({ [by]: direction, _id: direction })
        .limit(21);
      const plan = JSON.stringify(await asked.explain('queryPlanner'));
      expect([collection, order, plan.includes('IXSCAN'), plan.includes('COLLSCAN')]).toEqual([collection, order, true, false]);
    }
});

import { EnterprisesTold, OrganisationChanged } from '@linli/contracts/business-service';
import { EnterprisesAskedFor } from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { businessService } from '../business-service.module';
import { NOON } from '../testing/builders';
import { Enterprise } from './enterprise';

const A_PART = 100;
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON, watch: [OrganisationChanged, EnterprisesTold] });
});
afterAll(() => system.stop());

const anEnterprise = (at: number) =>
  ({
    ...{ _id: newId(), areaCode: '510108903', name: { zh: `企业${at}`, en: `Enterprise ${at}` }, registeredAt: NOON },
    ...(at === 0 && { revision: 3, verification: 'unverified' as const }),
  }) as Enterprise;

it('tells of all enterprises that are asked for, part by part, and whether staff have verified them', async () => {
  const all = Array.from({ length: A_PART + 1 }, (_, at) => anEnterprise(at)).sort((one, other) =>
    one._id < other._id ? -1 : 1,
  );
  await system.database().collection<Enterprise>('enterprises').insertMany(all);
  const before = await system.effects();
  await system.publishTwice(EnterprisesAskedFor, {});
  const [first] = await system.factsOf(EnterprisesTold, 1);
  expect(first).toEqual({ next: all[A_PART - 1]?._id });
  await system.publish(EnterprisesAskedFor, { after: first?.next as string });
  expect((await system.factsOf(EnterprisesTold, 2))[1]).toEqual({});
  await until('two effects', async () => (await system.effects()) === before + 2);
  const told = await system.factsOf(OrganisationChanged, A_PART + 1);
  expect(new Set(told.map(({ organisationId }) => organisationId))).toEqual(new Set(all.map(({ _id }) => _id)));
  const unverified = all.find(({ verification }) => verification)?._id;
  const said = new Map(told.map(({ organisationId, verified }) => [organisationId, verified]));
  expect([...said].filter(([, verified]) => !verified)).toEqual([[unverified, false]]);
});

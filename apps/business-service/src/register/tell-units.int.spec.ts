import { OrganisationChanged, UnitsTold } from '@linli/contracts/business-service';
import { UnitsAskedFor } from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { businessService } from '../business-service.module';
import { NOON } from '../testing/builders';
import { Unit } from './unit';

const A_PART = 100;
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON, watch: [OrganisationChanged, UnitsTold] });
});
afterAll(() => system.stop());

const aUnit = (at: number): Unit => ({
  ...{ _id: newId(), areaCode: '510108903', categories: ['other'], registeredAt: NOON },
  ...{ name: { zh: `单位${at}`, en: `Unit ${at}` }, ...(at === 0 && { revision: 3, closedAt: NOON }) },
});

it('tells of all units that are asked for, closed ones too, as they are and part by part', async () => {
  const units = Array.from({ length: A_PART + 1 }, (_, at) => aUnit(at)).sort((one, other) => (one._id < other._id ? -1 : 1));
  await system.database().collection<Unit>('units').insertMany(units);
  const before = await system.effects();
  await system.publishTwice(UnitsAskedFor, {});
  const [first] = await system.factsOf(UnitsTold, 1);
  expect(first).toEqual({ next: units[A_PART - 1]?._id });
  await system.publish(UnitsAskedFor, { after: first?.next as string });
  expect((await system.factsOf(UnitsTold, 2))[1]).toEqual({});
  await until('two effects', async () => (await system.effects()) === before + 2);
  const told = await system.factsOf(OrganisationChanged, A_PART + 1);
  expect(new Set(told.map(({ organisationId }) => organisationId))).toEqual(new Set(units.map(({ _id }) => _id)));
  const closed = units.find(({ closedAt }) => closedAt)?._id;
  expect(told.find(({ organisationId }) => organisationId === closed)).toMatchObject({ kind: 'unit', revision: 3, closed: true });
});

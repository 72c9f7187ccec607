import { randomUUID } from 'node:crypto';
import { OutsideOwnArea } from '@linli/contracts';
import {
  CloseUnit,
  ListUnits,
  NoUnitResponsible,
  OrganisationChanged,
  RenameUnit,
  UnitIsClosed,
  UnitNotFound,
} from '@linli/contracts/business-service';
import { TestSystem } from '@linli/testing';
import { businessService } from '../business-service.module';
import { aHandler, anOrganiser, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON, watch: [OrganisationChanged] });
});
afterAll(() => system.stop());

const NAME = { zh: '营商服务中心', en: 'Business Service Centre' };
const reason = '机构调整';
const told = (unitId: string) =>
  system
    .facts(OrganisationChanged)
    .flatMap(({ organisationId, revision, name, closed }) => (organisationId === unitId ? [[revision, name.en, closed]] : []));

describe('a unit', () => {
  it('is renamed by staff of its area, which others hear of once', async () => {
    const { id: unitId } = await aUnitWith(system, { areaCode: '510108911' });
    expect(await system.ask(RenameUnit, { unitId, name: NAME }, anOrganiser())).toMatchObject({ id: unitId, name: NAME });
    await system.ask(RenameUnit, { unitId, name: NAME }, anOrganiser());
    const closing = { messageId: randomUUID(), actor: anOrganiser() };
    const close = () => system.askAgain(CloseUnit, { unitId, reason }, closing);
    expect(await close()).toEqual(await close());
    await system.factsOf(OrganisationChanged, 3);
    expect(told(unitId)).toEqual([
      [1, 'Subdistrict Service Centre', undefined],
      [2, NAME.en, undefined],
      [3, NAME.en, true],
    ]);
  });

  it('gets no requests once it is closed, and is not listed or renamed any more', async () => {
    const areaCode = '510108912';
    const [{ id: far }, { id: unitId }] = [
      await aUnitWith(system, { areaCode: '510108', categories: ['premises'] }),
      await aUnitWith(system, { areaCode, categories: ['premises', 'talent'] }),
    ];
    const { id: enterpriseId } = await anEnterpriseIn(system, `${areaCode}001`);
    expect((await submitFor(system, enterpriseId)).unitId).toBe(unitId);
    expect((await system.ask(ListUnits, { areaCode })).items.map(({ id }) => id)).toEqual([unitId]);
    expect(await system.ask(CloseUnit, { unitId, reason }, anOrganiser())).toMatchObject({ closed: true });
    expect(await system.ask(CloseUnit, { unitId, reason }, anOrganiser())).toMatchObject({ closed: true });
    expect((await submitFor(system, enterpriseId)).unitId).toBe(far);
    await expect(submitFor(system, enterpriseId, { category: 'talent' })).rejects.toThrow(NoUnitResponsible);
    expect((await system.ask(ListUnits, { areaCode })).items).toEqual([]);
    await expect(system.ask(RenameUnit, { unitId, name: NAME }, anOrganiser())).rejects.toThrow(UnitIsClosed);
  });

  it('is not changed by its own handlers or by staff of another area', async () => {
    const { id: unitId } = await aUnitWith(system, { areaCode: '510108913' });
    for (const actor of [aHandler(unitId), anOrganiser({ areaCodes: ['510104'] })]) {
      await expect(system.ask(RenameUnit, { unitId, name: NAME }, actor)).rejects.toThrow(OutsideOwnArea);
      await expect(system.ask(CloseUnit, { unitId, reason }, actor)).rejects.toThrow(OutsideOwnArea);
    }
    const unknown = { unitId: randomUUID(), reason };
    await expect(system.ask(CloseUnit, unknown, anOrganiser())).rejects.toThrow(UnitNotFound);
  });

  it('is listed page by page, newest first', async () => {
    const ids: string[] = [];
    for (const minute of [1, 2, 3]) {
      system.clock.set(new Date(NOON.getTime() + minute * 60_000));
      ids.unshift((await aUnitWith(system, { areaCode: '510108914' })).id);
    }
    const first = await system.ask(ListUnits, { areaCode: '510108914', limit: 2 });
    const rest = await system.ask(ListUnits, { areaCode: '510108914', limit: 2, after: first.next });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.next).toBeUndefined();
  });
});

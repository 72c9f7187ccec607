import { InvalidInput, OutsideOwnArea } from '@linli/contracts';
import { NoUnitResponsible, RegisterEnterprise, RegisterUnit } from '@linli/contracts/business-service';
import { TestSystem } from '@linli/testing';
import { businessService } from '../business-service.module';
import { anEnterpriseBody, anOrganiser, anOwner, aUnitBody, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON });
});
afterAll(() => system.stop());

describe('registering enterprises and units', () => {
  it('is for organisers of the area', async () => {
    const outsider = anOrganiser({ areaCodes: ['510107'] });
    expect(await system.ask(RegisterEnterprise, anEnterpriseBody(), anOrganiser())).toMatchObject(anEnterpriseBody());
    expect(await system.ask(RegisterUnit, aUnitBody(), anOrganiser())).toMatchObject(aUnitBody());
    for (const actor of [outsider, anOwner('x')]) {
      await expect(system.ask(RegisterEnterprise, anEnterpriseBody(), actor)).rejects.toThrow(OutsideOwnArea);
      await expect(system.ask(RegisterUnit, aUnitBody(), actor)).rejects.toThrow(OutsideOwnArea);
    }
    expect(await system.database().collection('enterprises').countDocuments({})).toBe(1);
    expect(await system.database().collection('units').countDocuments({})).toBe(1);
  });

  it('says which field is wrong', async () => {
    const bad = { areaCode: 'x', name: { zh: '', en: 'x' }, categories: ['weather'] } as never;
    await expect(system.ask(RegisterUnit, bad, anOrganiser())).rejects.toMatchObject({
      code: InvalidInput.code,
      fields: ['#/areaCode', '#/name/zh', '#/categories'].map((pointer) => expect.objectContaining({ pointer })),
    });
  });
});

describe('the unit that gets a request', () => {
  it('is the nearest that handles the category, of several the oldest', async () => {
    const { id } = await anEnterpriseIn(system, '510108910001');
    const district = await aUnitWith(system, { areaCode: '510108', categories: ['tax', 'talent', 'financing'] });
    const street = await aUnitWith(system, { areaCode: '510108910', categories: ['talent', 'financing'] });
    await aUnitWith(system, { areaCode: '510108910', categories: ['talent'] });
    const community = await aUnitWith(system, { areaCode: '510108910001', categories: ['financing'] });
    await aUnitWith(system, { areaCode: '510108910002', categories: ['talent', 'financing', 'tax', 'other'] });
    await aUnitWith(system, { areaCode: '5101089100011', categories: ['talent', 'financing', 'tax', 'other'] });
    const unitFor = async (category: 'tax' | 'talent' | 'financing') => (await submitFor(system, id, { category })).unitId;
    expect(await unitFor('tax')).toBe(district.id);
    expect(await unitFor('talent')).toBe(street.id);
    expect(await unitFor('financing')).toBe(community.id);
    await expect(submitFor(system, id, { category: 'other' })).rejects.toThrow(NoUnitResponsible);
  });
});

import { Actor, ChangedMeanwhile, NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  CreditCodeTaken,
  EditEnterprise,
  EnterpriseIsOwn,
  EnterpriseNotVerified,
  GetEnterprise,
  ListEnterprises,
  OrganisationChanged,
  RegisterEnterprise,
  RegisterEnterprises,
  RegisterOwnEnterprise,
  TooManyUnverified,
  VerifyEnterprise,
} from '@linli/contracts/business-service';
import { TestSystem, until } from '@linli/testing';
import { businessService } from '../business-service.module';
import { anEnterpriseBody, anOrganiser, NOON } from '../testing/builders';
import { aUnitWith, submitFor } from '../testing/given';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON, watch: [OrganisationChanged] });
});
afterAll(() => system.stop());

const uuid = (number: number) => `0190f3c2-0000-7000-a000-${String(number).padStart(12, '0')}`;

const person = (id: string, grants: Actor['grants'] = []): Actor => ({
  ...{ id, roles: ['resident', ...grants.map(({ role }) => role)], areaCodes: [], grants },
  memberOf: grants.flatMap(({ organisationId }) => organisationId ?? []),
});
const owner = (organisationId: string, rank: 'owner' | 'staff' = 'owner') =>
  person(uuid(1), [{ role: 'enterprise', organisationId, rank }]);
const checked = (stem: string): string => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let [sum, weight] = [0, 1];
  for (const character of stem) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return stem + alphabet[(31 - (sum % 31)) % 31];
};
const aCode = (number: number) => checked(`91510108${String(number).padStart(9, '0')}`);
const own = (number: number) => ({
  ...anEnterpriseBody({ name: { zh: `店${number}`, en: `Shop ${number}` } }),
  creditCode: aCode(number),
});

describe('an enterprise of its own people', () => {
  it('sends requests only after staff of its area have verified it', async () => {
    await aUnitWith(system, { areaCode: '510108', categories: ['premises'] });
    const { id, verification } = await system.ask(RegisterOwnEnterprise, own(1), person(uuid(1)));
    expect(verification).toBe('unverified');
    await expect(submitFor(system, id)).rejects.toThrow(EnterpriseNotVerified);
    const elsewhere = anOrganiser({ areaCodes: ['510104'] });
    const verify = { enterpriseId: id, verification: 'verified' } as const;
    for (const actor of [elsewhere, owner(id)])
      await expect(system.ask(VerifyEnterprise, verify, actor)).rejects.toThrow(OutsideOwnArea);
    expect(await system.ask(VerifyEnterprise, verify, anOrganiser())).toMatchObject({ verification: 'verified' });
    expect(await submitFor(system, id)).toMatchObject({ enterpriseId: id });
  });

  it('is refused with a reason, edited by its owner, and verified again', async () => {
    const { id } = await system.ask(RegisterOwnEnterprise, own(2), person(uuid(1)));
    const refuse = { enterpriseId: id, verification: 'refused' } as const;
    await expect(system.ask(VerifyEnterprise, refuse, anOrganiser())).rejects.toMatchObject({
      fields: [{ pointer: '#/reason' }],
    });
    const reason = '代码与名称不符';
    expect(await system.ask(VerifyEnterprise, { ...refuse, reason }, anOrganiser())).toMatchObject({ refusal: reason });
    const edit = { enterpriseId: id, name: { zh: '新店', en: 'New shop' } };
    await expect(system.ask(EditEnterprise, edit, owner(id, 'staff'))).rejects.toThrow(NotOwner);
    expect(await system.ask(EditEnterprise, edit, owner(id))).toMatchObject({
      ...(edit.name && { name: edit.name }),
      verification: 'unverified',
    });
    expect(await system.ask(EditEnterprise, { ...edit, name: { zh: '店二', en: 'Two' } }, anOrganiser())).toMatchObject({
      verification: 'verified',
    });
  });

  it('is verified by staff of its area who do not belong to it', async () => {
    const organiser = { role: 'organiser', areaCode: '510108' } as const;
    const registrar = anOrganiser({ grants: [organiser] });
    const { id } = await system.ask(RegisterOwnEnterprise, own(61), registrar);
    const verify = { enterpriseId: id, verification: 'verified' } as const;
    const member = (rank: 'owner' | 'staff') => ({ role: 'enterprise', organisationId: id, rank }) as const;
    const colleague = anOrganiser({ id: uuid(61), grants: [organiser, member('staff')], memberOf: [id] });
    for (const actor of [registrar, colleague])
      await expect(system.ask(VerifyEnterprise, verify, actor)).rejects.toThrow(EnterpriseIsOwn);
    const asOwner = anOrganiser({ grants: [organiser, member('owner')], memberOf: [id] });
    const edited = await system.ask(EditEnterprise, { enterpriseId: id, name: { zh: '店', en: 'It' } }, asOwner);
    expect(edited).toMatchObject({ verification: 'unverified' });
    expect(await system.ask(VerifyEnterprise, verify, anOrganiser({ id: uuid(62) }))).toMatchObject({ verification: 'verified' });
  });

  it('stays as it is when an owner changes nothing', async () => {
    const { id, name } = await system.ask(RegisterEnterprise, own(41), anOrganiser());
    const same = { enterpriseId: id, name, creditCode: aCode(41) };
    expect(await system.ask(EditEnterprise, same, owner(id))).toMatchObject({ verification: 'verified' });
  });

  it('leaves its code to others once it is refused, and has it again only while nobody else has', async () => {
    const { id } = await system.ask(RegisterOwnEnterprise, own(42), person(uuid(42)));
    const refuse = { enterpriseId: id, verification: 'refused', reason: '冒用代码' } as const;
    expect(await system.ask(VerifyEnterprise, refuse, anOrganiser())).toMatchObject({ creditCode: aCode(42) });
    const edited = await system.ask(EditEnterprise, { enterpriseId: id, name: { zh: '改', en: 'New' } }, owner(id));
    expect(edited).toMatchObject({ verification: 'unverified', creditCode: aCode(42) });
    expect(edited).not.toHaveProperty('refusal');
    await system.ask(VerifyEnterprise, refuse, anOrganiser());
    const theirs = { ...own(43), creditCode: aCode(42) };
    const rightful = await system.ask(RegisterOwnEnterprise, theirs, person(uuid(43)));
    const again = { enterpriseId: id, name: { zh: '再', en: 'Again' } };
    await expect(system.ask(EditEnterprise, again, owner(id))).rejects.toThrow(CreditCodeTaken);
    const verify = { enterpriseId: id, verification: 'verified' } as const;
    await expect(system.ask(VerifyEnterprise, verify, anOrganiser())).rejects.toThrow(CreditCodeTaken);
    const found = { areaCode: '510108', creditCode: aCode(42).toLowerCase() };
    const { items } = await system.ask(ListEnterprises, found, anOrganiser());
    expect(items.map((item) => [item.id, item.verification])).toEqual([
      [rightful.id, 'unverified'],
      [id, 'refused'],
    ]);
  });

  it('has a code that no other one has, also in imported tables', async () => {
    const again = { ...own(9), creditCode: aCode(1).toLowerCase() };
    await expect(system.ask(RegisterOwnEnterprise, again, person(uuid(9)))).rejects.toThrow(CreditCodeTaken);
    await expect(system.ask(RegisterEnterprise, again, anOrganiser())).rejects.toThrow(CreditCodeTaken);
    const rows = [again, own(5), { ...own(6), creditCode: aCode(5) }, anEnterpriseBody({ name: { zh: '无码', en: 'Codeless' } })];
    const { rows: results } = await system.ask(RegisterEnterprises, { rows, dryRun: false }, anOrganiser());
    const taken = { outcome: 'refused', error: CreditCodeTaken.code };
    expect(results).toEqual([taken, { outcome: 'added' }, taken, { outcome: 'added' }]);
  });

  it('is one of three at most that wait', async () => {
    for (const number of [11, 12, 13]) await system.ask(RegisterOwnEnterprise, own(number), person(uuid(3)));
    await expect(system.ask(RegisterOwnEnterprise, own(14), person(uuid(3)))).rejects.toThrow(TooManyUnverified);
  });

  it('is one of three at most, also when many are told of at once', async () => {
    const numbers = [51, 52, 53, 54, 55, 56];
    const told = await Promise.allSettled(
      numbers.map((number) => system.ask(RegisterOwnEnterprise, own(number), person(uuid(7)))),
    );
    const refused = told.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused.every((reason) => reason instanceof TooManyUnverified || reason instanceof ChangedMeanwhile)).toBe(true);
    const { items } = await system.ask(
      ListEnterprises,
      { areaCode: '510108', verification: 'unverified', limit: 100 },
      anOrganiser(),
    );
    expect(items.filter(({ name }) => numbers.some((number) => name.zh === `店${number}`)).length).toBeLessThanOrEqual(3);
    expect(told.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('is seen by its members and by staff of its area', async () => {
    const { id } = await system.ask(RegisterOwnEnterprise, own(21), person(uuid(4)));
    for (const actor of [owner(id), owner(id, 'staff'), anOrganiser()])
      expect(await system.ask(GetEnterprise, { enterpriseId: id }, actor)).toMatchObject({ creditCode: aCode(21) });
    await expect(system.ask(GetEnterprise, { enterpriseId: id }, person(uuid(5)))).rejects.toThrow(NotOwner);
    const waiting = { areaCode: '510108', verification: 'unverified', limit: 100 } as const;
    const { items } = await system.ask(ListEnterprises, waiting, anOrganiser());
    expect(items.map(({ name }) => name.zh)).toEqual(expect.arrayContaining(['店21', '店11']));
    expect(items.every(({ verification }) => verification === 'unverified')).toBe(true);
    await expect(system.ask(ListEnterprises, waiting, anOrganiser({ areaCodes: ['510104'] }))).rejects.toThrow(OutsideOwnArea);
  });

  it('is told to others with every change', async () => {
    const { id } = await system.ask(RegisterOwnEnterprise, own(31), person(uuid(6)));
    await system.ask(VerifyEnterprise, { enterpriseId: id, verification: 'verified' }, anOrganiser());
    const told = () => system.facts(OrganisationChanged).filter(({ organisationId }) => organisationId === id);
    await until('two facts', async () => told().length === 2);
    expect(told().map(({ revision, ownerId }) => [revision, ownerId])).toEqual([
      [1, uuid(6)],
      [2, uuid(6)],
    ]);
  });
});

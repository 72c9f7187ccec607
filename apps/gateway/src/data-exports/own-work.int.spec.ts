import { GrantView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { CHENGDU } from '../testing/chengdu';
import { dataDesks } from '../testing/data-desks';
import { ADMINISTRATOR, AREA, accountBody, GatewaySystem } from '../testing/gateway-system';

type Item = Record<string, unknown>;
interface DataFile {
  readonly sections: { readonly name: string; readonly items: Item[] }[];
}

let system: GatewaySystem;
let administrator: SessionView;
beforeAll(async () => {
  system = await GatewaySystem.start(...dataDesks);
  administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
  const { token } = administrator;
  await system.send('POST /imports/areas', { token, raw: CHENGDU, headers: { 'content-type': 'text/csv' } });
}, 60_000);
afterAll(() => system.stop());

const post = <T = unknown>({ token }: SessionView, path: string, json: object) => system.send<T>(`POST ${path}`, { token, json });

/** All that is known of the person, by section. */
async function fileOf({ token }: SessionView): Promise<Map<string, Item[]>> {
  const file = await until('the file', async () => {
    const { status, body } = await system.send<DataFile>('GET /me/export', { token });
    return status === 200 && body;
  });
  return new Map(file.sections.map(({ name, items }) => [name, items]));
}

/** Resolves when the audit has so many records with that: they come a moment after the change. */
const audited = (filter: object, count: number) =>
  until('the audit', async () => (await system.database.collection('auditRecords').countDocuments(filter)) >= count);

describe('what somebody takes along who works for the city', () => {
  it('tells which roles they gave and took back, in their own words, and not to whom', async () => {
    const [staff, other] = [await system.signedIn('administrator'), await system.signedIn('resident')];
    const role = { accountId: other.account.id, role: 'organiser', areaCode: AREA, reason: '春季活动' };
    const { body } = await post<GrantView>(staff, '/grants', role);
    await post(staff, `/grants/${body.id}/revoke`, { reason: '已离任' });
    const foreign = { ...role, role: 'specialist', reason: '别人的话' };
    const { id } = (await post<GrantView>(administrator, '/grants', foreign)).body;
    await post(staff, `/grants/${id}/revoke`, { reason: '重复' });
    const file = await fileOf(staff);
    expect(file.get('roles-given')).toMatchObject([
      { role: 'organiser', to: '林**', reason: '春季活动', revocationReason: '已离任' },
    ]);
    const takenBack = file.get('roles-taken-back');
    expect(takenBack?.map((one) => [one.role, one.reason, one.revocationReason])).toEqual([
      ['specialist', undefined, '重复'],
      ['organiser', '春季活动', '已离任'],
    ]);
    for (const section of ['roles-given', 'roles-taken-back'])
      for (const told of [other.account.id, administrator.account.id, '林小满', '别人的话'])
        expect(JSON.stringify(file.get(section))).not.toContain(told);
    const again = await system.signIn(system.phoneOf(other));
    expect((await fileOf(again)).get('roles-given')).toEqual([]);
  });

  it('tells what they changed and looked at, not what it held nor whose it was', async () => {
    const staff = await system.signedIn('administrator');
    await post(staff, `/areas/${AREA}/rename`, { name: { zh: '成华新区', en: 'New Chenghua' }, reason: '更名' });
    const account = accountBody({ phone: '13755550123', roles: ['volunteer'] });
    const { id } = (await post<{ id: string }>(staff, '/accounts', account)).body;
    await audited({ actorId: staff.account.id }, 3);
    const file = await fileOf(staff);
    expect(file.get('area-changes')).toMatchObject([{ areaCode: AREA, kind: 'renamed', reason: '更名' }]);
    expect(file.get('changes')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'renameArea', thing: 'area', thingId: AREA, role: 'administrator', why: '更名' }),
        expect.objectContaining({ operation: 'openAccount', thing: 'account' }),
      ]),
    );
    const renamed = file.get('changes')?.find(({ operation }) => operation === 'renameArea');
    expect(renamed?.fields).toContain('name');
    expect(file.get('looks')).toMatchObject([{ operation: 'openAccount', role: 'administrator' }]);
    for (const section of ['changes', 'looks'])
      for (const told of [id, '成华新区']) expect(JSON.stringify(file.get(section))).not.toContain(told);
  });

  it('tells the others what staff have changed of their account, and who', async () => {
    const person = await system.signedIn('resident', 'volunteer');
    await audited({ thingId: person.account.id }, 1);
    const file = await fileOf(person);
    expect(file.get('account-changes')).toMatchObject([
      { operation: 'openAccount', thingId: person.account.id, actorId: administrator.account.id, role: 'administrator' },
    ]);
    expect(file.get('changes')).toEqual([]);
  });
});

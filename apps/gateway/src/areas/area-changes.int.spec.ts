import { AreaHistoryPage, AreaPage, AreaView, GrantPage, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { decodeJwt } from 'jose';
import { Problem } from '../http/problem';
import { CHENGDU } from '../testing/chengdu';
import { ADMINISTRATOR, GatewaySystem, PASSWORD } from '../testing/gateway-system';
import { Area, enter } from './area';
import { AREA } from './area.schema';

describe('areas', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  let ofDistrict: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    ofDistrict = await system.signedIn('administrator');
    const { token } = administrator;
    await system.send('POST /imports/areas', { token, raw: CHENGDU, headers: { 'content-type': 'text/csv' } });
  });
  afterAll(() => system.stop());

  const post = <T = AreaView>(path: string, json: object, { token } = administrator) =>
    system.send<T>(`POST /areas${path}`, { token, json });
  const found = async (query: string) => (await system.send<AreaPage>(`GET /areas?${query}`)).body.items.map(({ code }) => code);

  it('that are renamed are found by both names, and tell it', async () => {
    const name = { zh: '香樟社区', en: 'Camphor Community' };
    expect((await post('/510108902901/rename', { name, reason: '居民投票' }, ofDistrict)).body.name).toEqual(name);
    expect(await found(`name=${encodeURIComponent('香樟')}`)).toEqual(['510108902901']);
    expect(await found(`name=${encodeURIComponent('和美')}`)).toEqual(['510108902901']);
    const [newest] = (await system.send<AreaHistoryPage>('GET /areas/510108902901/history')).body.items;
    expect(newest).toMatchObject({ kind: 'renamed', reason: '居民投票', nameBefore: { zh: '和美社区' } });
  });

  it('that are merged stay as a record, are not used any more, and belong to those of the other area', async () => {
    const ofMengzhuiwan = { ...(await openFor('510108903')) };
    const outside = await post('/510108902901/rename', { name: { zh: '甲', en: 'A' }, reason: '尝试' }, ofMengzhuiwan);
    expect(outside.status).toBe(403);
    const { id: accountId } = (await system.signedIn('resident')).account;
    const json = { accountId, role: 'supervisor', areaCode: '510108902901', reason: '任职文件' };
    await system.send('POST /grants', { token: ofDistrict.token, json });
    expect(await grantsSeenBy(ofMengzhuiwan)).toEqual([]);
    const resident = await system.signedIn('resident');
    await system.send('POST /me/preferences', { token: resident.token, json: { homeAreaCode: '510108902901' } });
    expect(await homeOf(resident)).toEqual({ homeAreaCode: '510108902901' });
    const merged = await post('/510108902901/merge', { into: '510108903901', reason: '区划调整' }, ofDistrict);
    expect(merged.body.mergedInto).toBe('510108903901');
    expect((await post('/510108902901/merge', { into: '510108903901', reason: '再次' }, ofDistrict)).status).toBe(409);
    expect(await found(`name=${encodeURIComponent('香樟')}`)).toEqual([]);
    expect(await found(`merged=true&name=${encodeURIComponent('香樟')}`)).toEqual(['510108902901']);
    const refused = await system.send('POST /grants', { token: ofDistrict.token, json: { ...json, role: 'moderator' } });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '#/areaCode']);
    expect(refused.body.type).toMatch(/area-not-in-use$/);
    expect(await grantsSeenBy(ofMengzhuiwan)).toEqual(['510108902901']);
    expect(await homeOf(resident)).toEqual({ homeAreaCode: '510108903901', formerHomeAreaCode: '510108902901' });
  });

  it('may become parts of one by the hundred: whoever answers for it works on with the token that they have', async () => {
    const ofMengzhuiwan = await openFor('510108903');
    const codes = Array.from({ length: 250 }, (_, n) => `510108990${String(n + 1).padStart(3, '0')}`);
    const areas = ['510108990', ...codes].map((code) => ({ code, name: { zh: code, en: code } }));
    expect((await post('', { areas })).status).toBe(200);
    const { id: accountId } = (await system.signedIn('resident')).account;
    const grant = { accountId, role: 'supervisor', areaCode: codes[0], reason: '任职文件' };
    await system.send('POST /grants', { token: administrator.token, json: grant });
    const seen = async (token: string) =>
      (await system.send<GrantPage>(`GET /grants?areaCode=${codes[0]}`, { token })).body.items;
    expect(await seen(ofMengzhuiwan.token)).toEqual([]);
    await system.modelOf<Area>(AREA).updateMany({ _id: { $in: codes } }, { mergedInto: '510108903901', changedAt: new Date() });
    await until('the token holds for what was merged', async () => (await seen(ofMengzhuiwan.token)).length === 1);
    const again = await system.signIn('13933330077');
    expect(again.token.length).toBeLessThan(1_000);
    expect(await seen(again.token)).toHaveLength(1);
  });

  it('do not become parts of each other, whoever is asked for at the same instant', async () => {
    for (let n = 0; n < 5; n++) {
      const codes = [`51014${n}`, `51015${n}`];
      await post('', { areas: codes.map((code) => ({ code, name: { zh: code, en: code } })) });
      const merge = (at: number) => post(`/${codes[at]}/merge`, { into: codes[1 - at], reason: '同时' });
      const statuses = (await Promise.all([merge(0), merge(1)])).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 409]);
    }
  });

  it('are not entered into one that is merged at the same instant', async () => {
    for (let n = 0; n < 5; n++) {
      const [gone, stays] = [`51016${n}`, `51017${n}`];
      await post('', { areas: [gone, stays].map((code) => ({ code, name: { zh: code, en: code } })) });
      const part = `${gone}001`;
      const [merged, entered] = await Promise.all([
        post(`/${gone}/merge`, { into: stays, reason: '同时' }),
        post('', { areas: [{ code: part, name: { zh: part, en: part } }] }),
      ]);
      expect([merged.status, entered.status]).toEqual(merged.status === 200 ? [200, 422] : [409, 200]);
    }
  });

  it('have no outline without width', async () => {
    const ring = [
      [104, 30],
      [105, 31],
      [104, 30],
      [104, 30],
    ];
    const json = { boundary: { type: 'Polygon', coordinates: [ring] }, reason: '测绘成果' };
    const { status, body } = await post<Problem>('/510104/boundary', json);
    expect([status, body.type]).toEqual([422, expect.stringMatching(/boundary-not-valid$/)]);
  });

  it('are found by indexes, also among thousands', async () => {
    const model = system.modelOf<Area>(AREA);
    const many = Array.from({ length: 3000 }, (_each, at) =>
      enter({ code: `5199${10_000_000 + at}`, name: { zh: `第${at}社区`, en: `Community ${at}` } }, undefined, new Date(0)),
    );
    await model.insertMany(many);
    const planOf = async (filter: object, sort: Record<string, 1 | -1> = { _id: 1 }) =>
      JSON.stringify(
        await model
          .find({ ...filter, mergedInto: null })
          .sort(sort)
          .limit(21)
          .explain('queryPlanner'),
      );
    expect(await planOf({ keys: '追湾' })).toContain('keys_1__id_1');
    expect(await planOf({ parentCode: '510108' })).toContain('parentCode_1__id_1');
    expect(await planOf({ level: 'district' })).toContain('level_1__id_1');
    for (const direction of [1, -1] as const) {
      const byName = { 'name.en': direction, _id: direction };
      // Which of the two indexes by that field is taken is for each store to say.
      expect(await planOf({ parentCode: '510108' }, byName)).toMatch(/"parentCode_1_(name\.en_1_)?_id_1"/);
      expect(await planOf({ level: 'district' }, byName)).toMatch(/"level_1_(name\.en_1_)?_id_1"/);
    }
    const known = (await model.collection.indexes()).map(({ key }) => Object.keys(key).join(' '));
    expect(known).toEqual(expect.arrayContaining(['name.en _id', 'parentCode name.en _id', 'level name.en _id']));
  });

  /** Of the area that goes, in the roles of the next token. */
  async function grantsSeenBy({ account }: SessionView): Promise<(string | undefined)[]> {
    const { token } = await system.signIn('13933330077');
    expect(account.roles).toContain('administrator');
    const { body } = await system.send<GrantPage>('GET /grants?areaCode=510108902901', { token });
    return body.items.map(({ areaCode }) => areaCode);
  }

  /** What their next token says of where they live. */
  async function homeOf(session: SessionView): Promise<unknown> {
    const { body } = await system.send<SessionView>('POST /sign-in', {
      json: { phone: system.phoneOf(session), password: PASSWORD },
    });
    return decodeJwt(body.token).home;
  }

  async function openFor(areaCode: string): Promise<SessionView> {
    const phone = '13933330077';
    await system.open({ phone, roles: ['administrator'], areaCodes: [areaCode] });
    return system.signIn(phone);
  }
});

import {
  AreaDetailView,
  AreaHistoryPage,
  AreaPage,
  AreaView,
  GrantPage,
  ImportReportView,
  SessionView,
} from '@linli/contracts/gateway';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { Area, enter } from './area';
import { AREA } from './area.schema';

const HEADER = '区域代码,名称,英文名称,时区';
// The communities come before the areas around them, with the zeros of national tables.
const CHENGDU = [
  HEADER,
  '510108903901,望平社区,Wangping Community,',
  '510108902901,和美社区,Hemei Community,',
  '510108903902,猛追湾社区,Mengzhuiwan Community,',
  '510108903000,猛追湾街道,Mengzhuiwan Subdistrict,',
  '510108902000,保和街道,Baohe Subdistrict,',
  '510108000000,成华区,Chenghua District,',
  '510104000000,锦江区,Jinjiang District,',
  '510100000000,成都市,Chengdu,Asia/Shanghai',
].join('\n');

const square = (west: number, south: number, size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

describe('areas', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  let ofDistrict: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    ofDistrict = await system.signedIn('administrator');
  });
  afterAll(() => system.stop());

  const upload = async (table: string, { token }: SessionView, query = '') =>
    system.send<ImportReportView>(`POST /imports/areas${query}`, { token, raw: table, headers: { 'content-type': 'text/csv' } });
  const post = <T = AreaView>(path: string, json: object, { token } = administrator) =>
    system.send<T>(`POST /areas${path}`, { token, json });
  const found = async (query: string) => (await system.send<AreaPage>(`GET /areas?${query}`)).body.items.map(({ code }) => code);

  it('are imported in any order, first to see what would become of it, and a second time without any effect', async () => {
    const report = { rowsRead: 8, added: 8, present: 0, refused: 0, errors: [] };
    expect((await upload(CHENGDU, administrator, '?dryRun=true')).body).toMatchObject({ dryRun: true, ...report });
    expect((await system.send('GET /areas/5101')).status).toBe(404);
    expect((await upload(CHENGDU, administrator)).body).toMatchObject(report);
    expect((await upload(CHENGDU, administrator)).body).toMatchObject({ added: 0, present: 8 });
    expect((await system.send<AreaHistoryPage>('GET /areas/510108/history')).body.items).toEqual([
      { kind: 'entered', at: expect.any(String) },
    ]);
  });

  it('are refused row by row: outside of the own area, without an area around them, with a code of no level', async () => {
    const rows = [
      '510104001,督院街街道,Duyuanjie',
      '510108904001,无上级,Orphan',
      '5101089,错,Wrong',
      '510108904,跳蹬河街道,Tiaodenghe',
    ];
    const { body } = await upload([HEADER, ...rows].join('\n'), ofDistrict, '?dryRun=true');
    expect(body).toMatchObject({ added: 2, refused: 2 });
    expect(body.errors.map(({ row }) => row)).toEqual([2, 4]);
    const alone = await upload(`${HEADER}\n510108904001,无上级,Orphan`, ofDistrict);
    expect(alone.body.errors).toEqual([{ row: 2, detail: '上级区域尚未录入，或已并入其他区域。' }]);
  });

  it('are found by a part of their name in either language, by parent and by level, page by page', async () => {
    expect(await found(`name=${encodeURIComponent('追湾')}`)).toEqual(['510108903', '510108903902']);
    expect(await found('name=mengzhui%20comm')).toEqual(['510108903902']);
    expect(await found('parentCode=510108')).toEqual(['510108902', '510108903']);
    expect(await found('level=community')).toEqual(['510108902901', '510108903901', '510108903902']);
    const first = (await system.send<AreaPage>('GET /areas?limit=5')).body;
    expect(first.items).toHaveLength(5);
    expect(await found(`limit=5&after=${first.next}`)).toHaveLength(3);
    expect(await found(`name=${encodeURIComponent('？')}`)).toEqual([]);
  });

  it('are found by a place, the innermost first, once they have outlines', async () => {
    const areas = [{ code: '510108903903', name: { zh: '玉双社区', en: 'Yushuang' }, boundary: square(104.1, 30.65, 0.01) }];
    expect((await post('', { areas }, ofDistrict)).body).toEqual({ added: 1, present: 0 });
    expect((await post('', { areas }, ofDistrict)).body).toEqual({ added: 0, present: 1 });
    const drawn = await post('/510108/boundary', { boundary: square(104, 30.6, 0.2), reason: '测绘成果' }, ofDistrict);
    expect(drawn.body.drawn).toBe(true);
    expect(await found('at=104.105,30.655')).toEqual(['510108903903', '510108']);
    expect(await found('at=104.15,30.7')).toEqual(['510108']);
    expect(await found('at=0,0')).toEqual([]);
    const { body } = await system.send<AreaDetailView>('GET /areas/510108903903?boundary=true');
    expect([body.boundary, body.ancestors.map(({ name }) => name.zh)]).toEqual([
      square(104.1, 30.65, 0.01),
      ['成都市', '成华区', '猛追湾街道'],
    ]);
    expect((await system.send<AreaDetailView>('GET /areas/510108903903')).body).not.toHaveProperty('boundary');
  });

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
    const merged = await post('/510108902901/merge', { into: '510108903901', reason: '区划调整' }, ofDistrict);
    expect(merged.body.mergedInto).toBe('510108903901');
    expect((await post('/510108902901/merge', { into: '510108903901', reason: '再次' }, ofDistrict)).status).toBe(409);
    expect(await found(`name=${encodeURIComponent('香樟')}`)).toEqual([]);
    expect(await found(`merged=true&name=${encodeURIComponent('香樟')}`)).toEqual(['510108902901']);
    const refused = await system.send('POST /grants', { token: ofDistrict.token, json: { ...json, role: 'moderator' } });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '#/areaCode']);
    expect(refused.body.type).toMatch(/area-not-in-use$/);
    expect(await grantsSeenBy(ofMengzhuiwan)).toEqual(['510108902901']);
  });

  it('are only refused as unknown in a city of which areas are known', async () => {
    const { id: accountId } = (await system.signedIn('resident')).account;
    const give = (areaCode: string) =>
      system.send('POST /grants', {
        token: administrator.token,
        json: { accountId, role: 'organiser', areaCode, reason: '任职文件' },
      });
    expect((await give('510199')).status).toBe(422);
    expect((await give('330106')).status).toBe(201);
  });

  it('are found by indexes, also among thousands', async () => {
    const model = system.modelOf<Area>(AREA);
    const many = Array.from({ length: 3000 }, (_each, at) =>
      enter({ code: `5199${10_000_000 + at}`, name: { zh: `第${at}社区`, en: `Community ${at}` } }, undefined, new Date(0)),
    );
    await model.insertMany(many);
    const examined = async (filter: object) => {
      const plan = await model.find(filter).sort({ _id: 1 }).limit(21).explain('executionStats');
      return (plan as unknown as { executionStats: { totalDocsExamined: number } }).executionStats.totalDocsExamined;
    };
    expect(await examined({ keys: '追湾', mergedInto: null })).toBeLessThan(10);
    expect(await examined({ parentCode: '510108', mergedInto: null })).toBeLessThan(10);
    expect(await examined({ level: 'district', mergedInto: null })).toBeLessThan(10);
  });

  it.each([
    ['a resident', 403],
    ['nobody', 401],
  ])('are not entered by %s', async (who, status) => {
    const token = who === 'nobody' ? undefined : (await system.signedIn('resident')).token;
    const json = { areas: [{ code: '3301', name: { zh: '杭州市', en: 'Hangzhou' } }] };
    expect((await system.send('POST /areas', { token, json })).status).toBe(status);
  });

  it('have no outline without width', async () => {
    const ring = [
      [104, 30],
      [105, 31],
      [104, 30],
      [104, 30],
    ];
    const json = { boundary: { type: 'Polygon', coordinates: [ring] }, reason: '测绘成果' };
    const { status, body } = await system.send('POST /areas/510104/boundary', { token: administrator.token, json });
    expect([status, body.type]).toEqual([422, expect.stringMatching(/boundary-not-valid$/)]);
  });

  it('tell the field that is wrong', async () => {
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [104, 30],
          [105, 30],
          [105, 31],
          [104, 31],
        ],
      ],
    };
    const wrong = await system.send('POST /areas', {
      token: administrator.token,
      json: { areas: [{ code: '3301', name: { zh: '杭州市', en: 'Hangzhou' }, boundary: open }] },
      headers: { 'accept-language': 'en' },
    });
    expect([wrong.status, wrong.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['#/areas/0/boundary']]);
    const orphan = { areas: [{ code: '330106', name: { zh: '西湖区', en: 'Xihu' } }] };
    const refused = await system.send('POST /areas', { token: administrator.token, json: orphan });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '#/areas/0/code']);
  });

  /** Of the area that goes, in the roles of the next token. */
  async function grantsSeenBy({ account }: SessionView): Promise<(string | undefined)[]> {
    const { token } = await system.signIn('13933330077');
    expect(account.roles).toContain('administrator');
    const { body } = await system.send<GrantPage>('GET /grants?areaCode=510108902901', { token });
    return body.items.map(({ areaCode }) => areaCode);
  }

  async function openFor(areaCode: string): Promise<SessionView> {
    const phone = '13933330077';
    await system.open({ phone, roles: ['administrator'], areaCodes: [areaCode] });
    return system.signIn(phone);
  }
});

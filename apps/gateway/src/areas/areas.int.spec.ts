import { AreaDetailView, AreaHistoryPage, AreaPage, AreaView, ImportReportView, SessionView } from '@linli/contracts/gateway';
import { CHENGDU, HEADER, square } from '../testing/chengdu';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';

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
    expect(await found('at=104.105,30.655&level=district')).toEqual(['510108']);
    expect(await found('at=104.105,30.655&parentCode=510108903')).toEqual(['510108903903']);
    expect(await found(`at=104.105,30.655&name=${encodeURIComponent('玉双')}`)).toEqual(['510108903903']);
    expect(await found(`at=104.105,30.655&name=${encodeURIComponent('？')}`)).toEqual([]);
    const paged = await system.send('GET /areas?at=104.105,30.655&limit=1&after=x', { headers: { 'accept-language': 'en' } });
    expect(paged.body).toMatchObject({
      status: 400,
      errors: [
        { pointer: '#/limit', detail: 'This field is not accepted here.' },
        { pointer: '#/after', detail: 'This field is not accepted here.' },
      ],
    });
    const { body } = await system.send<AreaDetailView>('GET /areas/510108903903?boundary=true');
    expect([body.boundary, body.ancestors.map(({ name }) => name.zh)]).toEqual([
      square(104.1, 30.65, 0.01),
      ['成都市', '成华区', '猛追湾街道'],
    ]);
    expect((await system.send<AreaDetailView>('GET /areas/510108903903')).body).not.toHaveProperty('boundary');
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

  it.each([
    ['a resident', 403],
    ['nobody', 401],
  ])('are not entered by %s', async (who, status) => {
    const token = who === 'nobody' ? undefined : (await system.signedIn('resident')).token;
    const json = { areas: [{ code: '3301', name: { zh: '杭州市', en: 'Hangzhou' } }] };
    expect((await system.send('POST /areas', { token, json })).status).toBe(status);
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
});

import { buffer } from 'node:stream/consumers';
import { AreaDetailView, AreaPage, EnterAreasView, ImportReportView, SessionView } from '@linli/contracts/gateway';
import { xlsxOf } from '@linli/tables';
import { square } from '../testing/chengdu';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { AREA_TABLE } from './area-table';

const HEADER = '区域代码,名称,英文名称,边界';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WANGPING = square(104.1, 30.65, 0.01);
/** Two places and the way back: the store finds out that this encloses nothing. */
const WITHOUT_WIDTH = {
  type: 'Polygon',
  coordinates: [
    [
      [104, 30],
      [105, 31],
      [104, 30],
      [104, 30],
    ],
  ],
};

/** As spreadsheets write it: in quotes, and quotes twice. */
const cell = (outline: object | string): string =>
  `"${(typeof outline === 'string' ? outline : JSON.stringify(outline)).replaceAll('"', '""')}"`;

describe('a table of areas with their outlines', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
  });
  afterAll(() => system.stop());

  async function upload(body: string | Uint8Array, { type = 'text/csv', query = '', language = 'zh-CN' } = {}) {
    const answer = await fetch(`${system.origin}/imports/areas${query}`, {
      method: 'POST',
      body: body as BodyInit,
      headers: { 'content-type': type, 'accept-language': language, authorization: `Bearer ${administrator.token}` },
    });
    return { status: answer.status, body: (await answer.json()) as ImportReportView };
  }
  const outlineOf = async (code: string) => (await system.send<AreaDetailView>(`GET /areas/${code}?boundary=true`)).body.boundary;
  const codesAt = async (place: string) =>
    (await system.send<AreaPage>(`GET /areas?at=${place}`)).body.items.map(({ code }) => code);

  const table = [
    HEADER,
    `510108903901,望平社区,Wangping,${cell(WANGPING)}`,
    '510100000000,成都市,Chengdu,',
    `510108000000,成华区,Chenghua,${cell(JSON.stringify(square(104, 30.6, 0.2), null, 2))}`,
    '510108903000,猛追湾街道,Mengzhuiwan,',
  ].join('\r\n');

  it('is tried, then entered, and the areas are found by a place', async () => {
    const report = { rowsRead: 4, added: 4, present: 0, refused: 0, errors: [] };
    expect((await upload(table, { query: '?dryRun=true' })).body).toMatchObject({ dryRun: true, ...report });
    expect(await codesAt('104.105,30.655')).toEqual([]);
    expect((await upload(table)).body).toMatchObject(report);
    expect(await codesAt('104.105,30.655')).toEqual(['510108903901', '510108']);
    expect(await outlineOf('510108903901')).toEqual(WANGPING);
    expect(await outlineOf('510108903')).toBeUndefined();
    expect((await upload(table)).body).toMatchObject({ added: 0, present: 4 });
  });

  it('of one that is there leaves its outline as it is', async () => {
    const other = `${HEADER}\n510108903901,望平社区,Wangping,${cell(square(100, 30, 1))}`;
    expect((await upload(other)).body).toMatchObject({ added: 0, present: 1, errors: [] });
    expect(await outlineOf('510108903901')).toEqual(WANGPING);
  });

  it.each([
    ['zh-CN', '边界', '必须是 GeoJSON', '区域边界不正确'],
    ['en', 'Boundary', 'It must be a GeoJSON Polygon', 'The outline is not right'],
  ])(
    'tells in %s which outline is wrong by row and column, in a dry run as well, and enters the others',
    async (language, column, form, geometry) => {
      const open = { type: 'Polygon', coordinates: [WANGPING.coordinates[0]?.slice(0, 4)] };
      const feature = { type: 'Feature', properties: {}, geometry: WANGPING };
      const wrong: [string, string][] = [
        ['510108903801', cell(open)],
        ['510108903802', cell('{"type":"Polygon"')],
        ['510108903803', '成华区东北'],
        ['510108903804', cell(feature)],
        ['510108903805', cell(WITHOUT_WIDTH)],
        ['510108903806', cell(square(104.2, 30.65, 0.01))],
      ];
      const rows = wrong.map(([code, outline]) => `${code},某社区,Some community,${outline}`);
      const body = [HEADER.replace('边界', column), ...rows].join('\n');
      const report = await upload(body, { language, query: '?dryRun=true' });
      expect(report.body).toMatchObject({ rowsRead: 6, added: 1, refused: 5, errorsFound: 5 });
      expect(report.body.errors.map(({ row, column: its }) => [row, its])).toEqual([2, 3, 4, 5, 6].map((row) => [row, column]));
      expect(report.body.errors.slice(0, 4).every(({ detail }) => detail.startsWith(form))).toBe(true);
      expect(report.body.errors[4]?.detail).toContain(geometry);
      expect((await system.send('GET /areas/510108903806')).status).toBe(404);
    },
  );

  it('enters what is right beside what is wrong, and what lies in a wrong one has no area around it', async () => {
    const rows = [
      `510108904,跳蹬河街道,Tiaodenghe,${cell(WITHOUT_WIDTH)}`,
      '510108904001,无上级,Orphan,',
      `510108905,双桥子街道,Shuangqiaozi,${cell(square(104.3, 30.6, 0.05))}`,
    ];
    const { body } = await upload([HEADER, ...rows].join('\n'));
    expect(body).toMatchObject({ added: 1, refused: 2 });
    expect(body.errors).toEqual([
      { row: 2, column: '边界', detail: '区域边界不正确：边界线必须围成一块区域。' },
      { row: 3, detail: '上级区域尚未录入，或已并入其他区域。' },
    ]);
    expect(await codesAt('104.32,30.62')).toEqual(['510108905']);
  });

  it('may be a workbook', async () => {
    const rows = [
      { code: '510108903905', name: { zh: '府青社区', en: 'Fuqing' }, boundary: JSON.stringify(square(104.5, 30.5, 0.01)) },
    ];
    const body = await buffer(xlsxOf(AREA_TABLE.columns, rows, 'en'));
    expect((await upload(body, { type: XLSX })).body).toMatchObject({ added: 1, errors: [] });
    expect(await outlineOf('510108903905')).toEqual(square(104.5, 30.5, 0.01));
  });

  it('has an outline of 2,000 places at most', async () => {
    const round = (places: number) => {
      const ring = Array.from({ length: places - 1 }, (_, at) => {
        const angle = (2 * Math.PI * at) / (places - 1);
        return [Number((104.7 + 0.01 * Math.cos(angle)).toFixed(7)), Number((30.7 + 0.01 * Math.sin(angle)).toFixed(7))];
      });
      return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
    };
    const of = (places: number) => upload(`${HEADER}\n510108903906,圆形社区,Round,${cell(round(places))}`);
    expect((await of(2001)).body.errors).toEqual([{ row: 2, column: '边界', detail: expect.stringContaining('2000') }]);
    expect((await of(2000)).body).toMatchObject({ added: 1, errors: [] });
    expect(await codesAt('104.7,30.7')).toEqual(['510108903906']);
  });

  it('of JSON is told which outline encloses nothing, too', async () => {
    const areas = [
      { code: '510108903907', name: { zh: '一', en: 'One' }, boundary: square(104.8, 30.8, 0.01) },
      { code: '510108903908', name: { zh: '二', en: 'Two' }, boundary: WITHOUT_WIDTH },
    ];
    const { status, body } = await system.send<EnterAreasView>('POST /areas', { token: administrator.token, json: { areas } });
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: '#/areas/1/boundary' }] }]);
    expect((await system.send('GET /areas/510108903907')).status).toBe(404);
  });
});

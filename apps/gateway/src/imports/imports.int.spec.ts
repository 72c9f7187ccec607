import { buffer } from 'node:stream/consumers';
import { ImportReportView } from '@linli/contracts/gateway';
import { xlsxOf } from '@linli/tables';
import { Problem } from '../http/problem';
import { ADMINISTRATOR, accountBody, GatewaySystem } from '../testing/gateway-system';
import { register, registerDesk } from '../testing/register-desk';
import { ENTERPRISES } from './register-tables';

const HEADER = '区域代码,名称,英文名称';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('importing a table', () => {
  let system: GatewaySystem;
  let token: string;
  beforeAll(async () => {
    system = await GatewaySystem.start(registerDesk);
    const administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const organiser = { ...accountBody({ phone: '13933330001', roles: ['organiser'] }), areaCodes: ['510108'] };
    await system.send('POST /accounts', { token: administrator.token, json: organiser });
    ({ token } = await system.signIn('13933330001'));
  });
  beforeEach(() => {
    register.names.clear();
    register.messages.length = 0;
  });
  afterAll(() => system.stop());

  interface Upload {
    readonly body: string | Uint8Array;
    readonly type?: string;
    readonly query?: string;
    readonly as?: string;
    readonly language?: string;
  }

  async function upload<T = ImportReportView>({ body, type = 'text/csv', query = '', as = token, language = 'zh-CN' }: Upload) {
    const answer = await fetch(`${system.origin}/imports/enterprises${query}`, {
      method: 'POST',
      body: body as BodyInit,
      headers: { 'content-type': type, 'accept-language': language, ...(as && { authorization: `Bearer ${as}` }) },
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  const table = `${HEADER}\n510108903901,茶铺,Tea House\n510108903901,,Nameless\n330100,远方,Far Away\n510108903901,书店,Bookshop\n`;

  it('reports row by row and enters what is right; a second time it changes nothing', async () => {
    const report = {
      dryRun: false,
      rowsRead: 4,
      added: 2,
      present: 0,
      refused: 2,
      errorsFound: 2,
      errors: [
        { row: 3, column: '名称', detail: '必填。' },
        { row: 4, detail: '该事项不属于您负责的区域。' },
      ],
    };
    expect(await upload({ body: table })).toEqual({ status: 200, body: report });
    expect([...register.names]).toEqual(['茶铺', '书店']);
    expect((await upload({ body: table })).body).toEqual({ ...report, added: 0, present: 2 });
  });

  it('changes nothing in a dry run, and speaks the language of the reader', async () => {
    const { status, body } = await upload({ body: table, query: '?dryRun=true', language: 'en' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ dryRun: true, added: 2, refused: 2 });
    expect(body.errors.map(({ detail }) => detail)).toEqual([
      'It is missing.',
      'This belongs to an area that you do not work for.',
    ]);
    expect(register.names.size).toBe(0);
  });

  it('takes a workbook', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => ({ areaCode: '5101089', name: { zh: `店${at}`, en: `Shop ${at}` } }));
    const body = await buffer(xlsxOf(ENTERPRISES.columns, rows, 'en'));
    expect((await upload({ body, type: XLSX })).body).toMatchObject({ rowsRead: 250, added: 250, errors: [] });
    expect(register.messages).toEqual([100, 100, 50]);
  });

  it('lists 500 errors at most and counts all', async () => {
    const { body } = await upload({ body: `${HEADER}\n${'x,,\n'.repeat(600)}` });
    expect([body.errorsFound, body.errors.length, body.refused]).toEqual([1200, 500, 600]);
  });

  it('tells of a header that it does not know, and sends nothing', async () => {
    const { body } = await upload({ body: '区域,名称,英文名称\n510108,茶铺,Tea\n' });
    expect(body.errors).toEqual([
      { row: 1, column: '区域', detail: '不认识的列名。' },
      { row: 1, column: '区域代码', detail: '缺少这一列。' },
    ]);
    expect(register.messages).toEqual([]);
  });

  it.each<[string, Upload, number, string]>([
    ['no table', { body: '{}', type: 'application/json' }, 415, 'gateway.media-type-not-supported'],
    ['another file', { body: 'x', type: 'application/pdf' }, 415, 'gateway.media-type-not-supported'],
    ['what is no workbook', { body: 'PK', type: XLSX }, 400, 'gateway.table-not-readable'],
    ['an empty file', { body: '\n', type: 'text/csv; charset=utf-8' }, 400, 'gateway.table-not-readable'],
    ['5,001 rows', { body: `${HEADER}\n${'510108,a,a\n'.repeat(5001)}` }, 422, 'gateway.table-too-large'],
    ['more than 2 MiB', { body: 'x'.repeat(2 * 2 ** 20 + 1) }, 413, 'gateway.body-too-large'],
    ['an unknown parameter', { body: table, query: '?dryrun=true' }, 400, 'linli.invalid-input'],
    ['nobody', { body: table, as: '' }, 401, 'linli.sign-in-required'],
  ])('refuses %s', async (_what, given, status, code) => {
    const answer = await upload<Problem>(given);
    expect([answer.status, answer.body.type]).toEqual([status, `urn:linli:error:${code}`]);
  });

  it('is for administrators and organisers', async () => {
    const { token: resident } = await system.signedIn('resident');
    expect((await upload<Problem>({ body: table, as: resident })).body.type).toBe('urn:linli:error:linli.role-missing');
  });

  it('is the only place that takes tables', async () => {
    const answer = await system.send('POST /sign-in', { raw: table, headers: { 'content-type': 'text/csv' } });
    expect(answer.status).toBe(415);
  });
});

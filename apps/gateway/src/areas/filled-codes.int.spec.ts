import { AreaDetailView, AreaPage, AuditPage, SessionView } from '@linli/contracts/gateway';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';

describe('codes that are filled with zeros', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const json = {
      areas: [
        { code: '510100000000', name: { zh: '成都市', en: 'Chengdu' } },
        { code: '510108000000', name: { zh: '成华区', en: 'Chenghua' } },
        { code: '510108903000', name: { zh: '猛追湾街道', en: 'Mengzhuiwan' } },
        { code: '510108904000', name: { zh: '跳蹬河街道', en: 'Tiaodenghe' } },
      ],
    };
    expect((await system.send('POST /areas', { token: administrator.token, json })).body).toEqual({ added: 4, present: 0 });
  });
  afterAll(() => system.stop());

  const asked = <T = AreaPage>(what: string, json?: object) => system.send<T>(what, { token: administrator.token, json });

  it('mean the area itself: in addresses, in queries, in bodies', async () => {
    const { body } = await asked<AreaDetailView>('GET /areas/510108000000');
    expect([body.code, body.ancestors.map(({ code }) => code)]).toEqual(['510108', ['5101']]);
    const found = await asked('GET /areas?parentCode=510108000000');
    expect(found.body.items.map(({ code }) => code)).toEqual(['510108903', '510108904']);
    const renamed = await asked('POST /areas/510108904000/rename', { name: { zh: '跳蹬', en: 'Tiaodeng' }, reason: '更名' });
    expect([renamed.status, renamed.body]).toMatchObject([200, { code: '510108904' }]);
    const merged = await asked('POST /areas/510108904000/merge', { into: '510108903000', reason: '合并' });
    expect([merged.status, merged.body]).toMatchObject([200, { code: '510108904', mergedInto: '510108903' }]);
  });

  it('are in use where the area is, of somebody’s home as well', async () => {
    const person = await system.signedIn('resident');
    const move = (homeAreaCode: string) => system.send('POST /me/preferences', { token: person.token, json: { homeAreaCode } });
    expect((await move('510108903000')).body).toMatchObject({ homeAreaCode: '510108903' });
    const gone = await move('510108904000');
    expect([gone.status, gone.body]).toMatchObject([422, { errors: [{ pointer: '#/homeAreaCode' }] }]);
  });

  it('are read in the audit and of grants as of the area', async () => {
    const { body } = await asked<AuditPage>('GET /audit?areaCode=510108904000&operation=renameArea');
    expect(body.items.map(({ areaCode }) => areaCode)).toEqual(['510108904']);
    const { id: accountId } = (await system.signedIn('resident')).account;
    await asked('POST /grants', { accountId, role: 'organiser', areaCode: '510108903000', reason: '任职文件' });
    const grants = await asked('GET /grants?areaCode=510108903000');
    expect(grants.body.items).toMatchObject([{ accountId, areaCode: '510108903' }]);
    await system.open({ phone: '13933330055', roles: ['organiser'], areaCodes: ['510108903000'] });
    expect((await system.signIn('13933330055')).account.areaCodes).toEqual(['510108903']);
  });

  it('take turns with the plain ones where an area is edited', async () => {
    const tag = (await asked('GET /areas/510108903')).headers.get('etag') ?? '';
    const rename = (code: string, en: string) =>
      system.send(`POST /areas/${code}/rename`, {
        token: administrator.token,
        headers: { 'if-match': tag },
        json: { name: { zh: '猛追湾', en }, reason: '更名' },
      });
    const answers = await Promise.all([rename('510108903', 'One'), rename('510108903000', 'Two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

import { AccountFact, AccountOpened, ImportReportView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';

const HEADER = '手机号,姓名,语言';

describe('importing residents', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  const facts: AccountFact[] = [];
  beforeAll(async () => {
    system = await GatewaySystem.start();
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    await system.brokerInUse.subscribe(
      { service: 'spy', queue: 'spy.accounts', types: [AccountOpened.name] },
      async ({ message }) => {
        facts.push(JSON.parse(message.body) as AccountFact);
        return { outcome: 'done' };
      },
    );
  });
  afterAll(() => system.stop());

  async function upload(rows: readonly string[], { token } = administrator, query = '') {
    const answer = await fetch(`${system.origin}/imports/residents${query}`, {
      method: 'POST',
      body: [HEADER, ...rows].join('\n'),
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
    });
    return { status: answer.status, body: (await answer.json()) as ImportReportView };
  }

  const rows = [
    '13966660001,林一,',
    '+86 139-6666-0002,Anna,en',
    '13966660001,林一,',
    `${ADMINISTRATOR.phone},管理员,`,
    '12,王,',
    '13966660003,,',
  ];

  it('tells what would become of each row, and changes nothing, in a dry run', async () => {
    const { status, body } = await upload(rows, administrator, '?dryRun=true');
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ dryRun: true, rowsRead: 6, added: 2, present: 2, refused: 2 }),
    ]);
    expect((await upload(rows, administrator, '?dryRun=true')).body).toEqual(body);
    expect(facts).toEqual([]);
  });

  it('opens an account for each new number, tells of it, and changes nothing the second time', async () => {
    expect((await upload(rows)).body).toMatchObject({
      ...{ dryRun: false, added: 2, present: 2, refused: 2 },
      errors: [
        { row: 6, column: '手机号' },
        { row: 7, column: '姓名' },
      ],
    });
    await until('the facts', () => facts.length >= 2);
    expect(facts.map(({ language }) => language)).toEqual(['zh-CN', 'en']);
    expect((await upload(rows)).body).toMatchObject({ added: 0, present: 4, refused: 2 });
    expect(facts).toHaveLength(2);
  });

  it('opens each account once when the same table is sent side by side', async () => {
    const many = Array.from({ length: 250 }, (_none, at) => `1397777${String(at).padStart(4, '0')},居民,`);
    const reports = await Promise.all([upload(many), upload(many), upload(many)]);
    const added = reports.filter(({ status }) => status === 200).reduce((sum, { body }) => sum + body.added, 0);
    const again = await upload(many);
    expect(again.body).toMatchObject({ added: expect.any(Number), refused: 0, errorsFound: 0 });
    expect(added + again.body.added).toBeLessThanOrEqual(250);
    await until('every fact', () => facts.length === 252);
  });

  it('is for administrators', async () => {
    expect((await upload(rows, await system.signedIn('organiser'))).status).toBe(403);
  });
});

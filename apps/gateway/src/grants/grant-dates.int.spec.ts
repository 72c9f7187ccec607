import { GrantPage, GrantView, SessionView } from '@linli/contracts/gateway';
import { ADMINISTRATOR, AREA, GatewaySystem } from '../testing/gateway-system';

describe('grants', () => {
  let system: GatewaySystem;
  let ofArea: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    ofArea = await system.signedIn('administrator');
  });
  afterAll(() => system.stop());

  const give = ({ token }: SessionView, json: object) =>
    system.send<GrantView>('POST /grants', { token, json: { reason: '任职文件 2026-18', ...json } });

  it('hold within their dates', async () => {
    const person = await system.signedIn('resident');
    const now = system.clock.now().getTime();
    const [from, until] = [new Date(now + 60_000).toISOString(), new Date(now + 120_000).toISOString()];
    const given = await give(ofArea, { accountId: person.account.id, role: 'specialist', areaCode: AREA, from, until });
    expect(given.status).toBe(201);
    const rolesAt = async (ms: number) => {
      system.clock.set(new Date(now + ms));
      return (await system.signIn(system.phoneOf(person))).account.roles;
    };
    expect(await rolesAt(30_000)).toEqual(['resident']);
    expect(await rolesAt(60_000)).toEqual(['resident', 'specialist']);
    expect(await rolesAt(120_000)).toEqual(['resident']);
    const later = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const listed = async (status: string) => {
      const path = `GET /grants?accountId=${person.account.id}&status=${status}` as const;
      return (await system.send<GrantPage>(path, { token: later.token })).body.items.map(({ id, status: shown }) => [id, shown]);
    };
    const expired = [[given.body.id, 'expired']];
    expect([await listed('active'), await listed('revoked'), await listed('expired')]).toEqual([[], [], expired]);
    const again = await give(later, {
      ...{ accountId: person.account.id, role: 'specialist', areaCode: AREA },
    });
    expect(again.status).toBe(201);
    expect([await listed('active'), await listed('expired')]).toEqual([[[again.body.id, 'active']], expired]);
  });

  it('of which many are over do not keep those that hold out of the token', async () => {
    const person = await system.signedIn('resident');
    const now = system.clock.now();
    const over = (at: number) => ({
      ...{ _id: `over ${at}`, accountId: person.account.id, role: 'organiser', areaCode: String(100_000 + at), status: 'active' },
      ...{ until: new Date(now.getTime() - 1), grantedBy: 'x', grantedAt: new Date(now.getTime() - 1000), reason: 'for a day' },
    });
    await system.database.collection<{ _id: string }>('grants').insertMany(Array.from({ length: 200 }, (_, at) => over(at)));
    const by = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    expect((await give(by, { accountId: person.account.id, role: 'moderator', areaCode: AREA })).status).toBe(201);
    expect((await system.signIn(system.phoneOf(person))).account.roles).toEqual(['resident', 'moderator']);
  });
});

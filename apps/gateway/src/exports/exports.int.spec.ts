import { AuditPage, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { BUSY_EVENT, registrationDesk } from '../testing/registration-desk';

describe('the registrations of an event as a table', () => {
  let system: GatewaySystem;
  let organiser: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start(registrationDesk);
    organiser = await system.signedIn('organiser');
  });
  afterAll(() => system.stop());

  const take = (query = '', { token = organiser.token, id = BUSY_EVENT.id, headers = {} } = {}) =>
    fetch(`${system.origin}/events/${id}/registrations/table${query}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });

  it('come as CSV, all of them in order, in the language of the reader', async () => {
    const answer = await take('?status=waiting', { headers: { 'accept-language': 'en' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="registrations-${BUSY_EVENT.id}.csv"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toHaveLength(BUSY_EVENT.registrations + 1);
    expect(lines[0]).toContain('Order,Status,People,Came,Home area,');
    expect(lines[0]).toContain(',Registered at (Asia/Shanghai),');
    expect(lines[1]).toMatch(/^1,waiting,2,1,,2026-03-02 12:00,/);
    expect(lines.at(-1)).toMatch(/^250,/);
    expect((await (await take()).text()).split('\r\n')[1]).toMatch(/^1,已确认,2/);
  });

  it('end with those who came without a registration, where all are asked for', async () => {
    const lines = (await (await take('', { headers: { 'accept-language': 'en' } })).text()).trim().split('\r\n');
    expect(lines.slice(-2)).toEqual([expect.stringMatching(/^250,confirmed,2,1,/), ',came without a registration,3,3,,,,,,,,,,']);
  });

  it('tell what was answered and who comes, in words and without formulas', async () => {
    const [head, first] = (await (await take('', { headers: { 'accept-language': 'en' } })).text()).split('\r\n');
    expect(head).toMatch(/,Places of,Sessions,Enterprise,Organising unit,Resident,.*,'=Meal,Who comes$/);
    expect(first).toContain(",'=Kids × 2,,,,");
    expect(first).toMatch(/,Vegetarian,'=林小满 2015$/);
    expect((await (await take()).text()).split('\r\n')[1]).toMatch(/,素食,'=林小满 2015$/);
  });

  it('come as a workbook', async () => {
    const answer = await take('?format=xlsx');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('are on record: who took them, which and how', async () => {
    await take('?format=xlsx&status=cancelled');
    const { token } = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const record = await until('the record', async () => {
      const { body } = await system.send<AuditPage>('GET /audit?operation=exportRegistrations', { token });
      return body.items.find(({ changes }) => changes.some(({ after }) => after === 'cancelled'));
    });
    expect(record).toMatchObject({ actorId: organiser.account.id, role: 'organiser', thing: 'registrations' });
    expect(record.thingId).toBe(BUSY_EVENT.id);
    expect(record.changes).toContainEqual({ field: 'format', after: 'xlsx' });
  });

  it('are refused like their list, with a problem and without a record', async () => {
    const nobodys = await system.signedIn('moderator');
    expect((await take('', { token: nobodys.token })).status).toBe(403);
    expect((await take('', { id: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' })).status).toBe(404);
    const answer = await take('?format=pdf');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, expect.stringContaining('problem+json')]);
  });
});

import { DataAccessPage, SessionView } from '@linli/contracts/gateway';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { BUSY_EVENT, registrationDesk } from '../testing/registration-desk';
import { DATA_ACCESS, StoredDataAccess } from './data-access.schema';

let system: GatewaySystem;
beforeAll(async () => {
  system = await GatewaySystem.start(registrationDesk);
}, 60_000);
afterAll(() => system.stop());

const looksAt = async ({ token }: SessionView, query = '') =>
  (await system.send<DataAccessPage>(`GET /me/data-accesses${query}`, { token })).body;

const countBy = (operation: string) => system.modelOf<StoredDataAccess>(DATA_ACCESS).countDocuments({ operation });

describe('who looks at data of people', () => {
  it('is shown to them: who, as what, by which operation, at what and why; not their own looks', async () => {
    const person = await system.signedIn('volunteer');
    const administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const headers = { 'change-reason': encodeURIComponent('核对授权') };
    await system.send(`GET /grants?accountId=${person.account.id}`, { token: administrator.token, headers });
    await system.send('GET /me/grants', { token: person.token });
    const { items } = await looksAt(person);
    expect(items.map(({ operation }) => operation)).toEqual(['listGrants', 'openAccount']);
    expect(items[0]).toMatchObject({ viewerId: administrator.account.id, role: 'administrator', why: '核对授权' });
    expect(items[0]?.fields).toEqual(expect.arrayContaining(['accountId', 'role', 'status']));
    expect(items[1]?.fields).toEqual(expect.arrayContaining(['name', 'phone']));
  });

  it('is listed page by page, to the person alone', async () => {
    const [person, other] = [await system.signedIn('volunteer'), await system.signedIn('resident')];
    const { token } = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    for (let look = 0; look < 3; look++) await system.send(`GET /grants?accountId=${person.account.id}`, { token });
    const first = await looksAt(person, '?limit=3');
    expect(first.items).toHaveLength(3);
    expect((await looksAt(person, `?limit=3&after=${first.next}`)).items.map(({ operation }) => operation)).toEqual([
      'openAccount',
    ]);
    expect((await looksAt(other)).items.map(({ operation }) => operation)).toEqual(['openAccount']);
    expect((await system.send('GET /me/data-accesses')).status).toBe(401);
    expect((await system.send('GET /me/data-accesses?after=x', { token: other.token })).status).toBe(400);
  });

  it('is recorded for each person of a list, and of a table that is taken away', async () => {
    const { token } = await system.signedIn('organiser');
    await system.send(`GET /events/${BUSY_EVENT.id}/registrations?limit=50`, { token });
    expect(await countBy('listRegistrations')).toBe(50);
    await system.send(`GET /events/${BUSY_EVENT.id}/registrations/table`, { token });
    expect(await countBy('exportRegistrations')).toBe(BUSY_EVENT.registrations);
  });

  it('sees nothing that could not be recorded, and leaves nothing where it was refused', async () => {
    const { token } = await system.signedIn('organiser');
    const before = await countBy('listRegistrations');
    const refused = await system.signedIn('moderator');
    expect((await system.send(`GET /events/${BUSY_EVENT.id}/registrations`, { token: refused.token })).status).toBe(403);
    expect(await countBy('listRegistrations')).toBe(before);
    const looks = system.modelOf<StoredDataAccess>(DATA_ACCESS);
    const insertMany = jest.spyOn(looks, 'insertMany').mockRejectedValueOnce(new Error('the disk is full'));
    const answer = await system.send(`GET /events/${BUSY_EVENT.id}/registrations`, { token });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([500, expect.not.stringContaining('residentId')]);
    insertMany.mockRestore();
  });
});

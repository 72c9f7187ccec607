import { DataExportView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { Problem } from '../http/problem';
import { dataDesk, dataDesks } from '../testing/data-desks';
import { GatewaySystem, ORGANISATION } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';

interface DataFile {
  readonly about: { readonly accountId: string };
  readonly sections: { readonly name: string; readonly records: number; readonly items: Record<string, unknown>[] }[];
}

let system: GatewaySystem;
beforeAll(async () => {
  system = await GatewaySystem.start(...dataDesks);
}, 60_000);
afterEach(() => {
  dataDesk.isAway = false;
});
afterAll(() => system.stop());

const get = <T>({ token }: SessionView, path = '/me/export') => system.send<T>(`GET ${path}`, { token });

const untilReady = (person: SessionView) =>
  until('the file', async () => {
    const answer = await get<DataFile>(person);
    return answer.status === 200 && answer;
  });

describe('the export of what is known of somebody', () => {
  it('is gathered from every service, page by page, and taken as one file', async () => {
    const person = await system.signedIn('resident', 'volunteer');
    expect((await get<DataExportView>(person)).status).toBe(202);
    const { body, headers } = await untilReady(person);
    expect(headers.get('content-disposition')).toContain('my-data.json');
    const section = (name: string) => body.sections.find((one) => one.name === name);
    expect(section('account')?.items).toMatchObject([
      { phone: system.phoneOf(person), name: '林小满（演示）', hasPassword: true },
    ]);
    expect(JSON.stringify(body)).not.toContain('passwordHash');
    expect(section('roles')?.items).toMatchObject([{ role: 'volunteer' }]);
    expect(section('registrations')?.items.map(({ arrival }) => arrival)).toEqual(
      Array.from({ length: 250 }, (_each, at) => at + 1),
    );
    expect(section('hours')?.items).toMatchObject([{ volunteerId: person.account.id, minutes: 90 }]);
  });

  it('has the invitations that somebody got, and those that they sent', async () => {
    const [owner, invited] = [await system.signedIn('resident', 'enterprise'), await system.signedIn('resident')];
    await tellOfOrganisation(system, { organisationId: ORGANISATION });
    const ask = () =>
      system.send(`POST /organisations/${ORGANISATION}/invitations/by-account`, {
        ...{ token: owner.token, json: { accountId: invited.account.id } },
      });
    await until('the invitation', async () => (await ask()).status === 201);
    const itemsOf = async (person: SessionView, name: string) =>
      (await untilReady(person)).body.sections.find((one) => one.name === name)?.items;
    const shown = [{ accountId: invited.account.id, status: 'pending', organisation: { id: ORGANISATION } }];
    expect(await itemsOf(invited, 'invitations')).toMatchObject(shown);
    expect(await itemsOf(owner, 'invitations-sent')).toMatchObject(shown);
    expect([await itemsOf(owner, 'invitations'), await itemsOf(invited, 'invitations-sent')]).toEqual([[], []]);
  });

  it('is read as a page in the language asked for', async () => {
    const person = await system.signedIn('resident');
    expect((await get<Problem>(person, '/me/export/page')).status).toBe(409);
    await untilReady(person);
    const answer = await system.send<string>('GET /me/export/page', {
      token: person.token,
      headers: { 'accept-language': 'en' },
    });
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.body).toContain('<h2>Registrations (250)</h2>');
  });

  it('waits for a service that is away and goes on where it was', async () => {
    dataDesk.isAway = true;
    const person = await system.signedIn('resident');
    const sections = async () => (await get<DataExportView>(person)).body.sections;
    await until('what is there', async () => (await sections())?.find(({ name }) => name === 'registrations')?.done);
    expect((await sections()).find(({ name }) => name === 'teams')).toMatchObject({ done: false, records: 0 });
    dataDesk.isAway = false;
    expect((await untilReady(person)).body.sections).toHaveLength((await sections()).length);
  });

  it('lies sealed, is for its owner alone, and can be asked for some times a day', async () => {
    const [person, other] = [await system.signedIn('resident'), await system.signedIn('resident')];
    await untilReady(person);
    const parts = JSON.stringify(await system.database.collection('dataExportParts').find().toArray());
    expect(parts).not.toContain(system.phoneOf(person));
    expect(parts).not.toContain('林小满');
    expect((await untilReady(other)).body.about.accountId).toBe(other.account.id);
    expect((await system.send('GET /me/export')).status).toBe(401);
    const statuses = [];
    for (let turn = 0; turn < 6; turn++) {
      statuses.push((await system.send('POST /me/export', { token: person.token })).status);
      if (statuses.at(-1) === 202) await untilReady(person);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('is gone after seven days', async () => {
    const person = await system.signedIn('resident');
    const first = (await get<DataExportView>(person)).body.id;
    await untilReady(person);
    const before = system.clock.now();
    system.clock.set(new Date(before.getTime() + 7 * 86_400_000 + 1));
    const again = await system.signIn(system.phoneOf(person));
    const { status, body } = await get<DataExportView>(again);
    expect([status, body.id === first]).toEqual([202, false]);
  });
});

import { EnterpriseView } from '@linli/contracts/business-service';
import { CommunityEventView, RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { ErasureReceipt, ErasureView, InvitationView, MemberPage } from '@linli/contracts/gateway';
import { InboxPage } from '@linli/contracts/notifications';
import { until } from '@linli/testing';
import { Connection, createConnection } from 'mongoose';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { Linli } from './system/linli';
import { anOrganiser, somebody, WANGPING } from './system/people';
import { settleSide } from './world/side';

interface DataFile {
  readonly sections: { readonly name: string; readonly service: string; readonly items: Record<string, unknown>[] }[];
}

const NAME = '秦慕白（将离开）';
const PHONE = '13755550199';
const PASSWORD = 'only-for-tests';

let linli: Linli;
beforeAll(async () => {
  linli = await Linli.start();
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const json = { 'content-type': 'application/json' };

const dataOf = (person: Caller): Promise<DataFile> =>
  until('the file', async () => {
    const answer = await person.raw('GET', '/me/export', {});
    return answer.status === 200 && ((await answer.json()) as DataFile);
  });

/**
 * What staff and owners leave behind: an enterprise of their own, which a colleague goes on with, one of somebody else that they verified, and somebody who
 * has not answered their invitation.
 */
async function leaveTraces(person: Caller): Promise<void> {
  const own = { areaCode: WANGPING, name: { zh: '面馆', en: 'Noodles' }, creditCode: '91350100M000100Y43' };
  const { id } = await person.post<EnterpriseView>('/me/enterprises', own);
  await until('the owner', () => {
    person.forget();
    return person.get<MemberPage>(`/organisations/${id}/members`).catch(() => false as const);
  });
  const colleague = await somebody(linli);
  const accountId = await colleague.id();
  const invited = await person.post<InvitationView>(`/organisations/${id}/invitations/by-account`, { accountId, rank: 'owner' });
  await colleague.post(`/me/invitations/${invited.id}/accept`);
  await person.post(`/organisations/${id}/invitations`, { phone: '13755550198' });
  const other = await person.post<EnterpriseView>('/enterprises', { areaCode: WANGPING, name: { zh: '茶铺', en: 'Tea' } });
  await person.post(`/enterprises/${other.id}/verify`, { verification: 'refused', reason: '资料不全' });
}

/** A resident and volunteer with a registration, a shift, a team, notices, an export and a consent. */
async function settle(): Promise<{ person: Caller; event: CommunityEventView; organiser: Caller }> {
  const side = await settleSide(linli, { areaCode: '510108903901', word: 'here' });
  const account = { phone: PHONE, password: PASSWORD, name: NAME, language: 'zh-CN', areaCodes: [], memberOf: [] };
  const roles = ['resident', 'volunteer', 'organiser'];
  await linli.administrator.post('/accounts', { ...account, areaCodes: [WANGPING], roles });
  const [person, organiser] = [new Caller(linli.url, { phone: PHONE, password: PASSWORD }), await anOrganiser(linli)];
  const event = await organiser.get<CommunityEventView>(`/events/${side.things.eventId}`);
  await person.post(`/events/${event.id}/registrations`, { partySize: 2 });
  await person.post(`/teams/${side.things.teamId}/members`);
  await person.post(`/shifts/${side.things.shiftId}/assignments`);
  const { items } = await person.get<{ items: { version: string }[] }>('/consent-purposes');
  await person.post('/me/consents', { purpose: 'photos', version: items[0]?.version });
  await until('two notices', async () => (await person.get<InboxPage>('/inbox')).items.length === 2);
  return { person, event, organiser };
}

/** Collections of the platform in which a document holds one of the texts, as it lies there. */
async function collectionsWith(texts: readonly string[]): Promise<string[]> {
  const connection: Connection = await createConnection(linli.store.uri).asPromise();
  const found: string[] = [];
  try {
    const { databases } = await connection.listDatabases();
    const own = databases.filter(({ name }) => name.startsWith(linli.store.prefix));
    for (const { name: database } of own)
      for (const { name } of await connection.useDb(database).listCollections()) {
        const documents = await connection.useDb(database).collection(name).find().toArray();
        const lying = JSON.stringify(documents);
        if (texts.some((text) => lying.includes(text))) found.push(`${database}.${name}`);
      }
  } finally {
    await connection.close();
  }
  return found;
}

describe('somebody who wants to know, and then to leave', () => {
  it('takes all that is known of them, is erased everywhere, and their places are free again', async () => {
    const { person, event, organiser } = await settle();
    const accountId = await person.id();
    await organiser.get(`/events/${event.id}/registrations?limit=100`);
    expect((await person.raw('GET', '/me/export', {})).status).toBe(202);
    const { sections } = await dataOf(person);
    const items = (name: string) => sections.find((section) => section.name === name)?.items;
    expect(items('account')).toMatchObject([{ phone: PHONE, name: NAME }]);
    expect(items('registrations')).toMatchObject([{ eventId: event.id, partySize: 2, status: 'confirmed' }]);
    expect(items('teams')).toMatchObject([{ teamName: { en: 'team' } }]);
    expect(items('shifts')).toHaveLength(1);
    expect(items('notices')).toHaveLength(2);
    expect(items('reminders')?.length).toBeGreaterThan(0);
    expect(items('accesses')).toMatchObject([
      { operation: 'listRegistrations', role: 'organiser' },
      { operation: 'openAccount' },
    ]);
    expect(items('consents')).toMatchObject([{ purpose: 'photos', step: 'given' }]);
    await leaveTraces(person);
    // The search finds what is there.
    const places = await collectionsWith([accountId]);
    for (const name of ['registrations', 'enterprises', 'invitations', 'grants'])
      expect(places.some((place) => place.endsWith(`.${name}`))).toBe(true);
    const body = JSON.stringify({ currentPassword: PASSWORD });
    const answer = await person.raw('DELETE', '/me', { headers: json, body });
    expect(answer.status).toBe(202);
    const { token } = (await answer.json()) as ErasureReceipt;
    const headers = { 'erasure-token': token };
    const progress = async () => (await (await linli.anybody.raw('GET', '/me/erasure', { headers })).json()) as ErasureView;
    const done = await until('the end of the erasure', async () => {
      const erasure = await progress();
      return erasure.status === 'done' && erasure;
    });
    expect(done.steps.every(({ doneAt }) => doneAt !== undefined)).toBe(true);
    const signIn = { headers: json, body: JSON.stringify({ phone: PHONE, password: PASSWORD }) };
    expect((await linli.anybody.raw('POST', '/sign-in', signIn)).status).toBe(401);
    const list = await organiser.get<RegistrationPage>(`/events/${event.id}/registrations?limit=100`);
    expect(list.items.some(({ residentId }: RegistrationView) => residentId === accountId)).toBe(false);
    const free = await organiser.get<CommunityEventView>(`/events/${event.id}`);
    expect(free.placesTaken).toBe(event.placesTaken);
    await nothingIsLeft(accountId);
  }, 120_000);
});

/** Ids may stay where it is said in docs/personal-data.md; a name or a number nowhere. */
const IDS_MAY_STAY = ['auditRecords', 'inbox', 'erasedPersons', 'outbox', 'revocations', 'sittings'];

async function nothingIsLeft(accountId: string): Promise<void> {
  await until('no name and no number anywhere', async () => (await collectionsWith([NAME, PHONE, '秦慕白'])).length === 0);
  let left: string[] = [];
  await until('no id but where it may stay', async () => {
    left = (await collectionsWith([accountId])).filter((place) => !IDS_MAY_STAY.some((name) => place.endsWith(`.${name}`)));
    return left.length === 0;
  }).catch(() => expect(left).toEqual([]));
}

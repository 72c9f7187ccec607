import { randomUUID } from 'node:crypto';
import { OrganisationFact } from '@linli/contracts/business-service';
import {
  INVITATION_DAYS,
  InvitationPage,
  InvitationView,
  MemberInvited,
  MemberInvitedBody,
  MemberPage,
  SessionView,
} from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { GatewaySystem } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';

let system: GatewaySystem;
let staff: SessionView;
beforeAll(async () => {
  system = await GatewaySystem.start();
  await spy(system);
  staff = await system.signedIn('organiser');
});
afterAll(() => system.stop());

const refreshed = (session: SessionView) => system.signIn(system.phoneOf(session));
const invite = (organisationId: string, { token }: SessionView, json: object) =>
  system.send<InvitationView>(`POST /organisations/${organisationId}/invitations/by-account`, { token, json });
const members = async (organisationId: string, { token }: SessionView = staff) =>
  (await system.send<MemberPage>(`GET /organisations/${organisationId}/members`, { token })).body.items;
const mine = async ({ token }: SessionView) => (await system.send<InvitationPage>('GET /me/invitations', { token })).body.items;
const answer = ({ id }: InvitationView, what: 'accept' | 'decline', { token }: SessionView) =>
  system.send<InvitationView>(`POST /me/invitations/${id}/${what}`, { token });

/** An organisation that the gateway has heard of. */
async function anOrganisation(parts?: Partial<OrganisationFact>): Promise<string> {
  const id = await tellOfOrganisation(system, parts);
  const path = `GET /organisations/${id}/members`;
  await until('the organisation', async () => (await system.send(path, { token: staff.token })).status === 200);
  return id;
}

async function anOwner(): Promise<{ owner: SessionView; organisationId: string }> {
  const person = await system.signedIn('resident');
  const organisationId = await anOrganisation({ ownerId: person.account.id });
  await until('the owner', async () => (await members(organisationId)).length === 1);
  return { owner: await refreshed(person), organisationId };
}

/** Whom the services were told to be invited. */
const told: string[] = [];
const spy = (system: GatewaySystem) =>
  system.brokerInUse.subscribe({ service: 'spy', queue: 'spy.invited', types: [MemberInvited.name] }, async ({ message }) => {
    told.push((JSON.parse(message.body) as MemberInvitedBody).accountId);
    return { outcome: 'done' };
  });

describe('an invitation by account', () => {
  it('is seen and accepted by whom it is for, and tells nobody a number', async () => {
    const { owner, organisationId } = await anOwner();
    const [colleague, stranger] = [await system.signedIn('resident'), await system.signedIn('resident')];
    const { account } = colleague;
    const invited = await invite(organisationId, owner, { accountId: account.id, rank: 'owner' });
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({ accountId: account.id, rank: 'owner', status: 'pending' });
    expect(invited.body).not.toHaveProperty('phone');
    expect(await mine(colleague)).toEqual([invited.body]);
    expect(await mine(stranger)).toEqual([]);
    for (const what of ['accept', 'decline'] as const) expect((await answer(invited.body, what, stranger)).status).toBe(404);
    expect((await answer(invited.body, 'accept', colleague)).body).toMatchObject({ status: 'accepted' });
    expect((await members(organisationId, owner)).map(({ accountId, rank }) => [accountId, rank])).toEqual([
      [account.id, 'owner'],
      [owner.account.id, 'owner'],
    ]);
    expect((await answer(invited.body, 'decline', await refreshed(colleague))).status).toBe(404);
  });

  it('is answered alike whether there is such an account or not, and only whoever is there is told', async () => {
    const { owner, organisationId } = await anOwner();
    const [there, nobody] = [(await system.signedIn('resident')).account.id, randomUUID()];
    const answers = [];
    for (const accountId of [there, nobody]) answers.push(await invite(organisationId, owner, { accountId }));
    for (const accountId of [there, nobody]) answers.push(await invite(organisationId, owner, { accountId }));
    const [ofOne, ofNobody, again, againOfNobody] = answers.map(({ status, body, headers }) => ({
      status,
      headers: [...headers.keys()],
      body: Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.length : value]),
    }));
    expect(ofNobody).toEqual(ofOne);
    expect(againOfNobody).toEqual(again);
    expect([ofOne?.status, again?.status]).toEqual([201, 409]);
    const { body } = await system.send<InvitationPage>(`GET /organisations/${organisationId}/invitations`, {
      token: owner.token,
    });
    expect(body.items.map(({ accountId, status }) => [accountId, status])).toEqual([
      [nobody, 'pending'],
      [there, 'pending'],
    ]);
    await until('the news', () => told.includes(there));
    expect(told.filter((accountId) => [there, nobody].includes(accountId))).toEqual([there]);
  });

  it('does not tell whose account a number is: one by each may wait, and one is enough', async () => {
    const { owner, organisationId } = await anOwner();
    const person = await system.signedIn('resident');
    const byNumber = `POST /organisations/${organisationId}/invitations`;
    const json = { phone: system.phoneOf(person) };
    expect((await system.send(byNumber, { token: owner.token, json })).status).toBe(201);
    const byAccount = await invite(organisationId, owner, { accountId: person.account.id });
    expect(byAccount.status).toBe(201);
    const both = await mine(person);
    expect(both.map(({ phone, accountId }) => [typeof phone, typeof accountId])).toEqual([
      ['undefined', 'string'],
      ['string', 'undefined'],
    ]);
    await answer(both[0] as InvitationView, 'accept', person);
    await answer(both[1] as InvitationView, 'accept', await refreshed(person));
    expect((await members(organisationId)).filter(({ accountId }) => accountId === person.account.id)).toHaveLength(1);
  });

  it('is declined, withdrawn, and void after a while, and then another may be sent', async () => {
    const organisationId = await anOrganisation({ kind: 'unit' });
    const person = await system.signedIn('resident');
    const one = await invite(organisationId, staff, { accountId: person.account.id });
    expect(one.body).not.toHaveProperty('rank');
    expect((await answer(one.body, 'decline', person)).body).toMatchObject({ status: 'declined' });
    const two = await invite(organisationId, staff, { accountId: person.account.id });
    const withdraw = `POST /organisations/${organisationId}/invitations/${two.body.id}/withdraw`;
    expect((await system.send(withdraw, { token: staff.token })).body).toMatchObject({ status: 'withdrawn' });
    expect((await answer(two.body, 'accept', person)).status).toBe(404);
    const late = await invite(organisationId, staff, { accountId: person.account.id });
    system.clock.set(new Date(system.clock.now().getTime() + (INVITATION_DAYS * 24 + 1) * 3_600_000));
    const again = await refreshed(person);
    staff = await refreshed(staff);
    expect((await mine(again))[0]).toMatchObject({ id: late.body.id, status: 'expired' });
    expect((await answer(late.body, 'accept', again)).status).toBe(404);
    expect((await invite(organisationId, staff, { accountId: person.account.id })).status).toBe(201);
    expect(await members(organisationId)).toEqual([]);
  });

  it('is not sent by staff of another area, by staff of the enterprise, by a resident or by nobody', async () => {
    const { owner, organisationId } = await anOwner();
    const accountId = (await system.signedIn('resident')).account.id;
    const colleague = await system.signedIn('resident');
    const { body } = await invite(organisationId, owner, { accountId: colleague.account.id });
    await answer(body, 'accept', colleague);
    const phone = '13811110001';
    await system.open({ phone, roles: ['organiser', 'administrator'], areaCodes: ['510104'] });
    const elsewhere = await system.signIn(phone);
    const senders = [elsewhere, await refreshed(colleague), await system.signedIn('resident'), await system.signedIn('handler')];
    for (const sender of senders) expect((await invite(organisationId, sender, { accountId })).status).toBe(403);
    expect((await invite(organisationId, { token: '' } as SessionView, { accountId })).status).toBe(401);
    expect((await invite(randomUUID(), staff, { accountId })).status).toBe(404);
  });

  it('names an account, and nothing else', async () => {
    const { owner, organisationId } = await anOwner();
    for (const json of [{}, { accountId: 'x' }, { accountId: { $gt: '' } }, { accountId: randomUUID(), phone: '13900000000' }]) {
      const { status, body } = await invite(organisationId, owner, json);
      expect([status, body]).toMatchObject([400, { errors: [{ pointer: expect.stringMatching(/^#\/(accountId|phone)$/) }] }]);
    }
  });
});

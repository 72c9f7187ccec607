import { randomUUID } from 'node:crypto';
import { Grant } from '@linli/contracts';
import { OrganisationFact } from '@linli/contracts/business-service';
import {
  INVITATION_DAYS,
  InvitationPage,
  InvitationView,
  MemberPage,
  MembershipsOfMine,
  MemberView,
  SessionView,
} from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { GatewaySystem } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';

let system: GatewaySystem;
let staff: SessionView;
beforeAll(async () => {
  system = await GatewaySystem.start();
  staff = await system.signedIn('organiser');
});
afterAll(() => system.stop());

const anOrganisation = (parts?: Partial<OrganisationFact>, times?: number) => tellOfOrganisation(system, parts, times);
const refreshed = ({ account }: SessionView) => system.signIn(system.phoneOf({ account } as SessionView));
const invite = (organisationId: string, by: SessionView, json: object) =>
  system.send<InvitationView>(`POST /organisations/${organisationId}/invitations`, { token: by.token, json });
const members = async (organisationId: string, by: SessionView) =>
  (await system.send<MemberPage>(`GET /organisations/${organisationId}/members`, { token: by.token })).body.items;
const known = (organisationId: string) =>
  until(
    'the organisation',
    async () => (await system.send(`GET /organisations/${organisationId}/members`, { token: staff.token })).status === 200,
  );

/** Somebody who registered the enterprise as their own. */
async function anOwner(): Promise<{ owner: SessionView; organisationId: string }> {
  const person = await system.signedIn('resident');
  const organisationId = await anOrganisation({ ownerId: person.account.id }, 2);
  await until('the owner', async () => (await members(organisationId, staff).catch(() => undefined))?.length === 1);
  return { owner: await refreshed(person), organisationId };
}

describe('the members of an enterprise', () => {
  it('begin with who registered it as their own, once, however often that is told', async () => {
    const { owner, organisationId } = await anOwner();
    const { id: accountId, name } = owner.account;
    const onTheirWord = { since: expect.any(String), grantedBy: accountId, reason: expect.any(String) };
    expect(await members(organisationId, owner)).toEqual([{ accountId, name, rank: 'owner', ...onTheirWord }]);
    expect(owner.account).toMatchObject({ roles: ['resident', 'enterprise'], memberOf: [organisationId] });
    const { body } = await system.send<MembershipsOfMine>('GET /me/organisations', { token: owner.token });
    expect(body.items).toEqual([
      { organisation: { id: organisationId, kind: 'enterprise', name: { zh: '茶铺', en: 'Tea House' } }, rank: 'owner' },
    ]);
  });

  it('are invited by an owner and join when they accept', async () => {
    const { owner, organisationId } = await anOwner();
    const colleague = await system.signedIn('resident');
    const phone = system.phoneOf(colleague);
    const invited = await invite(organisationId, owner, { phone });
    expect([invited.status, invited.body]).toEqual([201, expect.objectContaining({ rank: 'staff', status: 'pending' })]);
    expect(invited.body.phone).toContain('****');
    expect((await invite(organisationId, owner, { phone })).status).toBe(409);
    const mine = await system.send<InvitationPage>('GET /me/invitations', { token: colleague.token });
    expect(mine.body.items.map(({ id }) => id)).toEqual([invited.body.id]);
    const stranger = await system.signedIn('resident');
    const path = `POST /me/invitations/${invited.body.id}/accept`;
    expect((await system.send(path, { token: stranger.token })).status).toBe(404);
    expect((await system.send(path, { token: colleague.token })).body).toMatchObject({ status: 'accepted' });
    expect((await system.send('GET /me', { token: colleague.token })).status).toBe(401);
    const joined = await refreshed(colleague);
    expect(joined.account.memberOf).toEqual([organisationId]);
    expect((await system.send(path, { token: joined.token })).status).toBe(404);
    expect((await invite(organisationId, joined, { phone: '13900009999' })).status).toBe(403);
    expect((await members(organisationId, joined)).map(({ rank }) => rank)).toEqual(['staff', 'owner']);
  });

  it('are ranked and removed; there is always an owner, unless staff of the area decide otherwise', async () => {
    const { owner, organisationId } = await anOwner();
    const member = (accountId: string, what: string, { by = owner, ...json }: Record<string, unknown> & { by?: SessionView }) =>
      system.send<MemberView>(`POST /organisations/${organisationId}/members/${accountId}/${what}`, { token: by.token, json });
    const reason = { reason: '已离职' };
    expect((await member(owner.account.id, 'remove', reason)).body).toMatchObject({ status: 422 });
    expect((await member(owner.account.id, 'rank', { rank: 'staff' })).body).toMatchObject({ status: 422 });
    const colleague = await system.signedIn('resident');
    const { body } = await invite(organisationId, owner, { phone: system.phoneOf(colleague), rank: 'owner' });
    await system.send(`POST /me/invitations/${body.id}/accept`, { token: colleague.token });
    expect((await member(colleague.account.id, 'rank', { rank: 'staff' })).body).toMatchObject({ rank: 'staff' });
    expect((await member(colleague.account.id, 'remove', reason)).status).toBe(200);
    expect((await member(colleague.account.id, 'remove', reason)).status).toBe(404);
    expect((await refreshed(colleague)).account.memberOf).toEqual([]);
    expect((await member(owner.account.id, 'remove', { ...reason, by: staff })).status).toBe(200);
    expect(await members(organisationId, staff)).toEqual([]);
  });

  it('keep one owner when two leave at once', async () => {
    const { owner, organisationId } = await anOwner();
    const second = await system.signedIn('resident');
    const { body } = await invite(organisationId, owner, { phone: system.phoneOf(second), rank: 'owner' });
    await system.send(`POST /me/invitations/${body.id}/accept`, { token: second.token });
    const leaving = await Promise.all(
      [owner, await refreshed(second)].map(async ({ token, account }) => {
        const path = `POST /organisations/${organisationId}/members/${account.id}/remove` as const;
        return (await system.send(path, { token, json: { reason: '已离职' } })).status;
      }),
    );
    expect(leaving.toSorted()).toEqual([200, 422]);
    expect(await members(organisationId, staff)).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('waits for who has no account yet, is declined or withdrawn, and is void after a while', async () => {
    const organisationId = await anOrganisation({ kind: 'unit' });
    await known(organisationId);
    const phone = '13955550001';
    const waiting = await invite(organisationId, staff, { phone });
    expect(waiting.body).not.toHaveProperty('rank');
    await system.open({ phone, roles: ['resident'] });
    const person = await system.signIn(phone);
    const decline = (id: string) => system.send(`POST /me/invitations/${id}/decline`, { token: person.token });
    expect((await decline(waiting.body.id)).body).toMatchObject({ status: 'declined' });
    const withdrawn = await invite(organisationId, staff, { phone });
    const withdraw = `POST /organisations/${organisationId}/invitations/${withdrawn.body.id}/withdraw`;
    expect((await system.send(withdraw, { token: staff.token })).body).toMatchObject({ status: 'withdrawn' });
    expect((await decline(withdrawn.body.id)).status).toBe(404);
    const late = await invite(organisationId, staff, { phone });
    system.clock.set(new Date(system.clock.now().getTime() + (INVITATION_DAYS * 24 + 1) * 3_600_000));
    const [again, by] = [await system.signIn(phone), await system.signedIn('organiser')];
    expect((await system.send(`POST /me/invitations/${late.body.id}/accept`, { token: again.token })).status).toBe(404);
    expect((await invite(organisationId, by, { phone })).status).toBe(201);
    staff = by;
  });

  it.each<[string, Grant[]]>([
    ['staff of another area', [{ role: 'organiser', areaCode: '510104' }]],
    ['a resident', []],
  ])('is not sent by %s', async (_who, grants) => {
    const organisationId = await anOrganisation();
    await known(organisationId);
    const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    await system.open({
      phone,
      roles: ['resident', ...grants.map(({ role }) => role)],
      areaCodes: grants.flatMap(({ areaCode }) => areaCode ?? []),
    });
    const by = await system.signIn(phone);
    expect((await invite(organisationId, by, { phone: '13900008888' })).status).toBe(403);
    expect((await system.send(`GET /organisations/${organisationId}/members`, { token: by.token })).status).toBe(403);
  });

  it('is neither sent nor accepted once its unit is closed', async () => {
    const organisationId = await anOrganisation({ kind: 'unit' });
    await known(organisationId);
    const person = await system.signedIn('resident');
    const { body } = await invite(organisationId, staff, { phone: system.phoneOf(person) });
    await anOrganisation({ organisationId, kind: 'unit', revision: 2, closed: true }, 2);
    await until('the closing', async () => (await invite(organisationId, staff, { phone: '13900007777' })).status === 409);
    const accept = await system.send(`POST /me/invitations/${body.id}/accept`, { token: person.token });
    expect([accept.status, accept.body.type]).toEqual([409, 'urn:linli:error:business-service.unit-is-closed']);
    expect(await members(organisationId, staff)).toEqual([]);
  });

  it('leads nowhere from an organisation that there is not', async () => {
    expect((await invite(randomUUID(), staff, { phone: '13900008888' })).status).toBe(404);
  });
});

import {
  AuditPage,
  GrantPage,
  InvitationPage,
  InvitationView,
  MemberPage,
  MembershipsChanged,
  MembershipsFact,
  MembershipsOfMine,
  MemberView,
  SessionView,
} from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { Grant } from '../grants/grant';
import { GRANT } from '../grants/grant.schema';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';
import { Memberships } from './memberships';

const HOUR_MS = 3_600_000;
const REASON = '借调';
const LAST_OWNER = 'urn:linli:error:gateway.last-owner';

let system: GatewaySystem;
let staff: SessionView;
beforeEach(async () => {
  system = await GatewaySystem.start();
  await spy();
  staff = await system.signedIn('organiser');
});
afterEach(() => system.stop());

const facts: MembershipsFact[] = [];
const spy = () =>
  system.brokerInUse.subscribe({ service: 'spy', queue: 'spy.members', types: [MembershipsChanged.name] }, async (delivery) => {
    facts.push(JSON.parse(delivery.message.body) as MembershipsFact);
    return { outcome: 'done' };
  });
const lastFactOf = ({ account }: SessionView) =>
  facts.filter(({ accountId }) => accountId === account.id).sort((one, other) => other.revision - one.revision)[0];

const inHours = (hours: number) => new Date(system.clock.now().getTime() + hours * HOUR_MS).toISOString();
const wait = (hours: number) => system.clock.set(new Date(system.clock.now().getTime() + hours * HOUR_MS));
const signedInAgain = (session: SessionView) => system.signIn(system.phoneOf(session));
const invite = (organisationId: string, { token }: SessionView, json: object) =>
  system.send<InvitationView>(`POST /organisations/${organisationId}/invitations/by-account`, { token, json });
const accept = ({ id }: InvitationView, { token }: SessionView) =>
  system.send<InvitationView>(`POST /me/invitations/${id}/accept`, { token });
const members = async (organisationId: string, by = staff) =>
  (await system.send<MemberPage>(`GET /organisations/${organisationId}/members`, { token: by.token })).body.items;
const mine = async ({ token }: SessionView) =>
  (await system.send<MembershipsOfMine>('GET /me/organisations', { token })).body.items;
const dates = (organisationId: string, { account }: SessionView, { by, ...json }: { by: SessionView; [date: string]: unknown }) =>
  system.send<MemberView>(`POST /organisations/${organisationId}/members/${account.id}/dates`, {
    token: by.token,
    json: { reason: REASON, ...json },
  });

async function anOwner(): Promise<{ owner: SessionView; organisationId: string }> {
  const person = await system.signedIn('resident');
  const organisationId = await tellOfOrganisation(system, { ownerId: person.account.id });
  await until('the owner', async () => (await members(organisationId).catch(() => undefined))?.length === 1);
  return { owner: await signedInAgain(person), organisationId };
}

async function aMember(organisationId: string, by: SessionView, term: object): Promise<SessionView> {
  const person = await system.signedIn('resident');
  const { body } = await invite(organisationId, by, { accountId: person.account.id, ...term });
  await accept(body, person);
  return signedInAgain(person);
}

describe('a membership with dates', () => {
  it('holds between them, and others are told of both', async () => {
    const { owner, organisationId } = await anOwner();
    const [from, end] = [inHours(2), inHours(4)];
    const colleague = await aMember(organisationId, owner, { from, until: end, reason: REASON });
    expect([colleague.account.memberOf, lastFactOf(colleague)?.memberOf]).toEqual([[], []]);
    const shown = { from, until: end, reason: REASON, grantedBy: owner.account.id };
    expect((await members(organisationId, owner))[0]).toMatchObject({ accountId: colleague.account.id, ...shown });
    expect(await mine(colleague)).toMatchObject([{ organisation: { id: organisationId }, rank: 'staff', from, until: end }]);

    wait(2);
    await until('that it has begun', () => lastFactOf(colleague)?.memberOf.includes(organisationId));
    const begun = await signedInAgain(colleague);
    expect(begun.account).toMatchObject({ memberOf: [organisationId], roles: ['resident', 'enterprise'] });
    expect((await system.send(`GET /organisations/${organisationId}/members`, { token: begun.token })).status).toBe(200);

    wait(2);
    await until('that it is over', () => lastFactOf(colleague)?.memberOf.length === 0);
    const over = await signedInAgain(colleague);
    expect([over.account.memberOf, await mine(over)]).toEqual([[], []]);
    staff = await signedInAgain(staff);
    expect((await members(organisationId)).map(({ accountId }) => accountId)).toEqual([owner.account.id]);
    const { body } = await system.send<GrantPage>('GET /me/grants', { token: over.token });
    expect(body.items).toMatchObject([{ status: 'revoked', revokedAt: expect.any(String), until: end, reason: REASON }]);
  });

  it('is told of once more, without effect, when two look at its date at once', async () => {
    const { owner, organisationId } = await anOwner();
    const colleague = await aMember(organisationId, owner, { until: inHours(1) });
    wait(1);
    const model = system.modelOf<Grant>(GRANT);
    const grant = (await model.findOne({ accountId: colleague.account.id }).lean<Grant>()) as Grant;
    await Promise.all([1, 2].map(() => system.provider(Memberships).dateCame(grant)));
    const { body } = await system.send<GrantPage>('GET /me/grants', { token: (await signedInAgain(colleague)).token });
    expect(body.items.map(({ status }) => status)).toEqual(['revoked']);
    expect(lastFactOf(colleague)).toMatchObject({ memberOf: [], revision: 2 });
  });

  it('is accepted no more when it is over, and is refused where it ends before it begins', async () => {
    const { owner, organisationId } = await anOwner();
    const person = await system.signedIn('resident');
    const asked = { accountId: person.account.id };
    for (const wrong of [{ from: inHours(2), until: inHours(1) }, { until: inHours(-1) }]) {
      const { body } = await invite(organisationId, owner, { ...asked, ...wrong });
      expect(body).toMatchObject({
        status: 422,
        type: expect.stringContaining('grant-period'),
        errors: [{ pointer: '#/until' }],
      });
    }
    const end = inHours(3);
    const { body } = await invite(organisationId, owner, { ...asked, until: end, reason: REASON });
    expect(body).toMatchObject({ until: end, expiresAt: end, reason: REASON });
    wait(3);
    const later = await signedInAgain(person);
    expect((await accept(body, later)).status).toBe(404);
    const { body: list } = await system.send<InvitationPage>('GET /me/invitations', { token: later.token });
    expect(list.items).toMatchObject([{ status: 'expired', until: end, reason: REASON }]);
  });

  it('is given other dates by who looks after the organisation, with a reason on record', async () => {
    const { owner, organisationId } = await anOwner();
    const colleague = await aMember(organisationId, owner, { until: inHours(1) });
    expect((await dates(organisationId, colleague, { by: colleague, until: inHours(9) })).status).toBe(403);
    const later = inHours(48);
    const answer = await dates(organisationId, colleague, { by: staff, until: later });
    expect(answer.body).toMatchObject({ rank: 'staff', until: later, reason: REASON, grantedBy: staff.account.id });
    wait(2);
    expect((await signedInAgain(colleague)).account.memberOf).toEqual([organisationId]);
    staff = await signedInAgain(staff);
    expect((await dates(organisationId, colleague, { by: staff })).body).not.toHaveProperty('until');
    expect((await dates(organisationId, colleague, { by: staff, until: inHours(-1) })).body).toMatchObject({ status: 422 });
    expect((await dates(organisationId, staff, { by: staff })).body).toMatchObject({ status: 404 });
    const { token } = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const { items } = await until('the record', async () => {
      const { body } = await system.send<AuditPage>('GET /audit?operation=changeMemberDates', { token });
      return body.items.length === 4 && body;
    });
    expect(items.every(({ actorId, why }) => actorId === staff.account.id && why === REASON)).toBe(true);
  });

  it('keeps its dates when the rank changes', async () => {
    const { owner, organisationId } = await anOwner();
    const end = inHours(5);
    const { account } = await aMember(organisationId, owner, { until: end });
    const path = `POST /organisations/${organisationId}/members/${account.id}/rank`;
    expect((await system.send(path, { token: owner.token, json: { rank: 'owner' } })).body).toMatchObject({
      rank: 'owner',
      until: end,
    });
  });

  it('can be given anew once it is over, whether that was noticed or not', async () => {
    const { owner, organisationId } = await anOwner();
    const colleague = await aMember(organisationId, owner, { until: inHours(1) });
    wait(1);
    const { body } = await invite(organisationId, await signedInAgain(owner), { accountId: colleague.account.id });
    const again = await signedInAgain(colleague);
    expect((await accept(body, again)).status).toBe(200);
    expect((await signedInAgain(colleague)).account.memberOf).toEqual([organisationId]);
  });
});

describe('the last owner', () => {
  it('gets no end and no later beginning, unless from staff of the area', async () => {
    const { owner, organisationId } = await anOwner();
    for (const date of [{ until: inHours(5) }, { from: inHours(5) }])
      expect((await dates(organisationId, owner, { by: owner, ...date })).body).toMatchObject({ type: LAST_OWNER });
    expect((await dates(organisationId, owner, { by: staff, until: inHours(5) })).status).toBe(200);
  });

  it('does not leave to one who is to be an owner for a time, or later', async () => {
    const { owner, organisationId } = await anOwner();
    const leave = () =>
      system.send(`POST /organisations/${organisationId}/members/${owner.account.id}/remove`, {
        token: owner.token,
        json: { reason: '已离职' },
      });
    const forATime = await aMember(organisationId, owner, { rank: 'owner', until: inHours(5) });
    await aMember(organisationId, owner, { rank: 'owner', from: inHours(5) });
    expect((await leave()).body.type).toBe(LAST_OWNER);
    await dates(organisationId, forATime, { by: owner });
    expect((await leave()).status).toBe(200);
  });
});

import {
  AuditPage,
  ErasureReceipt,
  GrantPage,
  GrantView,
  MembershipsChanged,
  MembershipsFact,
  SessionView,
} from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { eraserDesks } from '../testing/eraser-desks';
import { ADMINISTRATOR, AREA, GatewaySystem, ORGANISATION, PASSWORD } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';

let system: GatewaySystem;
let administrator: SessionView;
const facts: MembershipsFact[] = [];
beforeAll(async () => {
  system = await GatewaySystem.startWith({ ERASURE_GRACE_DAYS: 7 }, ...eraserDesks);
  await system.brokerInUse.subscribe(
    { service: 'spy', queue: 'spy.suspended', types: [MembershipsChanged.name] },
    async ({ message }) => {
      facts.push(JSON.parse(message.body) as MembershipsFact);
      return { outcome: 'done' };
    },
  );
  administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
}, 60_000);
afterAll(() => system.stop());

const remove = async ({ token }: SessionView) =>
  (await system.send<ErasureReceipt>('DELETE /me', { token, json: { currentPassword: PASSWORD } })).body;
const cancel = ({ token }: ErasureReceipt) => system.send('POST /me/erasure/cancel', { headers: { 'erasure-token': token } });
const again = async (session: SessionView) => (await system.signIn(system.phoneOf(session))).account;
const grantsOf = async ({ account }: SessionView, query = '') =>
  (await system.send<GrantPage>(`GET /grants?accountId=${account.id}${query}`, { token: administrator.token })).body.items;
const revoke = ({ id }: GrantView) =>
  system.send<GrantView>(`POST /grants/${id}/revoke`, { token: administrator.token, json: { reason: 'dismissed' } });
const statusesRecorded = async ({ id }: GrantView) => {
  const { items } = (await system.send<AuditPage>(`GET /audit?thingId=${id}`, { token: administrator.token })).body;
  const changes = items.map(({ operation, changes }) => [operation, changes.find(({ field }) => field === 'status')]);
  return changes.map(([operation, change]) => [operation, (change as { after?: unknown } | undefined)?.after]);
};
const recordsOf = (grant: GrantView, count: number) =>
  until('the records', async () => {
    const statuses = await statusesRecorded(grant);
    return statuses.length >= count && statuses;
  });

describe('the roles of an account in its days of grace', () => {
  it('are suspended, hold again when the deletion is cancelled, and each change is recorded', async () => {
    const person = await system.signedIn('organiser');
    const receipt = await remove(person);
    const [grant] = (await grantsOf(person, '&status=suspended')) as [GrantView];
    expect(grant).toMatchObject({ role: 'organiser', status: 'suspended' });
    expect([await grantsOf(person, '&status=active'), await grantsOf(person, '&status=revoked')]).toEqual([[], []]);
    expect((await cancel(receipt)).status).toBe(200);
    expect((await again(person)).roles).toContain('organiser');
    expect(await grantsOf(person)).toMatchObject([{ id: grant.id, status: 'active' }]);
    expect(await recordsOf(grant, 3)).toEqual([
      ['cancelMyErasure', 'active'],
      ['deleteMyAccount', 'suspended'],
      ['openAccount', 'active'],
    ]);
  });

  it('can be revoked, and then do not hold again', async () => {
    const person = await system.signedIn('organiser', 'moderator');
    const receipt = await remove(person);
    const grant = (await grantsOf(person)).find(({ role }) => role === 'organiser') as GrantView;
    const revoked = await revoke(grant);
    expect([revoked.status, revoked.body]).toEqual([
      200,
      expect.objectContaining({ status: 'revoked', revokedBy: administrator.account.id, revocationReason: 'dismissed' }),
    ]);
    await cancel(receipt);
    expect(new Set((await again(person)).roles)).toEqual(new Set(['moderator', 'resident']));
    expect((await recordsOf(grant, 3))[0]).toEqual(['revokeGrant', 'revoked']);
  });

  it('end with the days of grace, in the records too', async () => {
    const person = await system.signedIn('organiser');
    await remove(person);
    const [grant] = (await grantsOf(person)) as [GrantView];
    const before = system.clock.now();
    system.clock.set(new Date(before.getTime() + 7 * 86_400_000));
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    await until('the end', async () => (await statusesRecorded(grant))[0]?.[1] === 'revoked');
  });
});

describe('memberships of an account in its days of grace', () => {
  const lastFactOf = ({ account }: SessionView) =>
    facts.filter(({ accountId }) => accountId === account.id).sort((one, other) => other.revision - one.revision)[0];
  const member = async () => {
    await tellOfOrganisation(system, { organisationId: ORGANISATION, kind: 'unit', areaCode: `${AREA}903901` });
    return system.signedIn('handler');
  };

  it('are told to others when they are suspended and when they hold again, as often as that happens', async () => {
    const person = await member();
    for (const _time of [1, 2]) {
      const receipt = await remove(_time === 1 ? person : await system.signIn(system.phoneOf(person)));
      await until('that it is suspended', () => lastFactOf(person)?.memberOf.length === 0);
      await cancel(receipt);
      await until('that it holds again', () => lastFactOf(person)?.memberOf.includes(ORGANISATION));
    }
    const revisions = facts.filter(({ accountId }) => accountId === person.account.id).map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(4);
  });

  it('can be ended by staff, and then do not hold again', async () => {
    const person = await member();
    const staff = await system.signedIn('organiser');
    const receipt = await remove(person);
    const path = `POST /organisations/${ORGANISATION}/members/${person.account.id}/remove` as const;
    const removed = await until('the unit', async () => {
      const { status } = await system.send(path, { token: staff.token, json: { reason: 'dismissed' } });
      return status !== 403 && status !== 409 && status;
    });
    expect(removed).toBe(200);
    expect((await system.send(path, { token: staff.token, json: { reason: 'dismissed' } })).status).toBe(404);
    await cancel(receipt);
    expect(await again(person)).toMatchObject({ roles: ['resident'], memberOf: [] });
  });
});

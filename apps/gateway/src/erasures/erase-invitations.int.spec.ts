import { randomUUID } from 'node:crypto';
import { ErasureReceipt, ErasureView, InvitationView, SessionView } from '@linli/contracts/gateway';
import { DATA_HOLDERS, personalDataErasedBy } from '@linli/contracts/personal-data';
import { UnitOfWork } from '@linli/messaging';
import { until } from '@linli/testing';
import { originOf } from '../accounts/origin';
import { eraserDesks, erasuresAsked } from '../testing/eraser-desks';
import { GatewaySystem, PASSWORD } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';
import { AccountRemoval } from './account-removal';

let system: GatewaySystem;
let staff: SessionView;
beforeAll(async () => {
  system = await GatewaySystem.start(...eraserDesks);
  staff = await system.signedIn('organiser');
}, 60_000);
afterAll(() => system.stop());

const invite = (organisationId: string, how: '' | '/by-account', { token, json }: { token: string; json: object }) =>
  system.send<InvitationView>(`POST /organisations/${organisationId}/invitations${how}`, { token, json });

/** Invitations as they lie in the store, by id. */
async function lying(): Promise<Map<string, { invitedBy: string }>> {
  const found = await system.database.collection<{ _id: string; invitedBy: string }>('invitations').find().toArray();
  return new Map(found.map((one) => [one._id, one]));
}

/** Deletes the account; gives the pseudonym when every service has told twice that it is done. */
async function erased({ token }: SessionView): Promise<string> {
  const { body } = await system.send<ErasureReceipt>('DELETE /me', { token, json: { currentPassword: PASSWORD } });
  const headers = { 'erasure-token': body.token };
  await until('the end', async () => (await system.send<ErasureView>('GET /me/erasure', { headers })).body.status === 'done');
  return erasuresAsked.get('events')?.at(-1)?.pseudonym as string;
}

/** As it is when a service tells it again, and the gateway's own part is carried out once more. */
async function onceMore(accountId: string, pseudonym: string): Promise<void> {
  const { erasureId } = erasuresAsked.get('events')?.at(-1) ?? {};
  for (const service of DATA_HOLDERS) {
    const [id, { name: type }] = [randomUUID(), personalDataErasedBy(service)];
    const attributes = { source: service, time: new Date().toISOString(), subject: erasureId as string };
    const body = JSON.stringify({ erasureId, removed: 1, pseudonymised: 1 });
    for (let time = 0; time < 2; time++)
      await system.brokerInUse.publish({ envelope: { id, type, ...attributes, correlationid: 'c' }, body });
  }
  const by = { id: pseudonym, roles: [], areaCodes: [], memberOf: [] };
  const again = () => system.provider(AccountRemoval).remove({ accountId, pseudonym });
  await system.provider(UnitOfWork).run(originOf(by, system.clock.now()), again);
}

describe('the erasure of a person, carried out twice', () => {
  it('takes away invitations of their number and their account, and none of whoever has the number next', async () => {
    const person = await system.signedIn('resident');
    const [phone, accountId] = [system.phoneOf(person), person.account.id];
    const organisationId = await tellOfOrganisation(system);
    const [{ token }, bystander] = [staff, await system.signedIn('resident')];
    const asked = { token, json: { accountId: bystander.account.id } };
    await until('the organisation', async () => (await invite(organisationId, '/by-account', asked)).status === 201);
    const [others] = [...(await lying()).keys()];
    await invite(organisationId, '', { token, json: { phone } });
    await invite(organisationId, '/by-account', { token, json: { accountId } });
    expect((await lying()).size).toBe(3);
    const pseudonym = await erased(person);
    expect([...(await lying()).keys()]).toEqual([others]);
    const next = await invite(organisationId, '', { token, json: { phone } });
    await onceMore(accountId, pseudonym);
    expect(new Set((await lying()).keys())).toEqual(new Set([others, next.body.id]));
  });

  it('keeps invitations that they sent, under a pseudonym, and open', async () => {
    const [person, invited] = [await system.signedIn('organiser'), await system.signedIn('resident')];
    const organisationId = await tellOfOrganisation(system);
    const asking = { token: person.token, json: { accountId: invited.account.id } };
    const invitation = await until('the invitation', async () => {
      const answer = await invite(organisationId, '/by-account', asking);
      return answer.status === 201 && answer.body;
    });
    const pseudonym = await erased(person);
    await onceMore(person.account.id, pseudonym);
    expect((await lying()).get(invitation.id)).toMatchObject({ invitedBy: pseudonym });
    expect(JSON.stringify([...(await lying()).values()])).not.toContain(person.account.id);
    const accept = `POST /me/invitations/${invitation.id}/accept`;
    expect((await system.send(accept, { token: invited.token })).status).toBe(200);
  });
});

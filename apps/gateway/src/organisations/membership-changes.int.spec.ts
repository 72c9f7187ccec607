import { InvitationView, MemberPage, MemberView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { Grant } from '../grants/grant';
import { GRANT } from '../grants/grant.schema';
import { GatewaySystem } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';

const HOUR_MS = 3_600_000;

let system: GatewaySystem;
beforeAll(async () => {
  system = await GatewaySystem.start();
});
afterAll(() => system.stop());

const inHours = (hours: number) => new Date(system.clock.now().getTime() + hours * HOUR_MS).toISOString();
const wait = (hours: number) => system.clock.set(new Date(system.clock.now().getTime() + hours * HOUR_MS));
const signedInAgain = (session: SessionView) => system.signIn(system.phoneOf(session));
const members = async (organisationId: string, by: SessionView) =>
  (await system.send<MemberPage>(`GET /organisations/${organisationId}/members`, { token: by.token })).body.items;
const dates = (organisationId: string, { account }: SessionView, { by, ...json }: { by: SessionView; [date: string]: unknown }) =>
  system.send<MemberView>(`POST /organisations/${organisationId}/members/${account.id}/dates`, {
    ...{ token: by.token, json: { reason: '借调', ...json } },
  });

async function anOwner(): Promise<{ owner: SessionView; organisationId: string }> {
  const person = await system.signedIn('resident');
  const organisationId = await tellOfOrganisation(system, { ownerId: person.account.id });
  const owner = await until('the owner', async () => {
    const again = await signedInAgain(person);
    return again.account.memberOf.includes(organisationId) && again;
  });
  return { owner, organisationId };
}

async function aMember(organisationId: string, { token }: SessionView): Promise<SessionView> {
  const person = await system.signedIn('resident');
  const json = { accountId: person.account.id };
  const path = `POST /organisations/${organisationId}/invitations/by-account`;
  const { body } = await system.send<InvitationView>(path, { token, json });
  await system.send(`POST /me/invitations/${body.id}/accept`, { token: person.token });
  return signedInAgain(person);
}

describe('a membership that is given other dates', () => {
  it('begins when the person became a member, whatever dates it is given later', async () => {
    const { owner, organisationId } = await anOwner();
    const colleague = await aMember(organisationId, owner);
    const [joined] = await members(organisationId, owner);
    const end = inHours(48);
    wait(1);
    const by = await signedInAgain(owner);
    expect((await dates(organisationId, colleague, { by, until: end })).body).toMatchObject({ since: joined?.since, until: end });
    expect((await dates(organisationId, colleague, { by })).body.since).toBe(joined?.since);
  });

  it('is changed by the first of two clicks alone: the second signs nobody out and is not recorded', async () => {
    const { owner, organisationId } = await anOwner();
    const colleague = await aMember(organisationId, owner);
    const given = { by: owner, from: inHours(-1), until: inHours(48) };
    const first = await dates(organisationId, colleague, given);
    const again = await signedInAgain(colleague);
    const second = await dates(organisationId, colleague, { ...given, reason: '再点一次' });
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    expect((await system.send('GET /me', { token: again.token })).status).toBe(200);
    expect(await system.modelOf<Grant>(GRANT).countDocuments({ organisationId, reason: '再点一次' })).toBe(0);
  });
});

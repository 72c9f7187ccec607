import { AccountView, ErasureReceipt, ErasureView, GrantPage, InvitationPage, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { GatewayConfig } from '../config';
import { Problem } from '../http/problem';
import { eraserDesks, erasuresAsked } from '../testing/eraser-desks';
import { ADMINISTRATOR, GatewaySystem, PASSWORD } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';

let system: GatewaySystem;
beforeAll(async () => {
  system = await GatewaySystem.start(...eraserDesks);
}, 60_000);
afterAll(() => system.stop());

const remove = <T = ErasureReceipt>({ token }: SessionView, json: object = { currentPassword: PASSWORD }) =>
  system.send<T>('DELETE /me', { token, json });

const progress = (token: string) => system.send<ErasureView>('GET /me/erasure', { headers: { 'erasure-token': token } });

const untilDone = (token: string): Promise<ErasureView> =>
  until('the end', async () => {
    const { body } = await progress(token);
    return body.status === 'done' && body;
  });

/** Whether any document of the gateway, as it lies there, holds the text. */
async function collectionsWith(text: string): Promise<string[]> {
  const found = [];
  for (const { name } of await system.database.listCollections())
    if (JSON.stringify(await system.database.collection(name).find().toArray()).includes(text)) found.push(name);
  return found;
}

const withGrace = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
  const config = system.provider(GatewayConfig);
  const before = config.ERASURE_GRACE_DAYS;
  config.ERASURE_GRACE_DAYS = days;
  try {
    return await work();
  } finally {
    config.ERASURE_GRACE_DAYS = before;
  }
};

describe('who deletes their account', () => {
  it('is signed out and locked out at once, and sees how every service erases what it held, each counted once', async () => {
    const person = await system.signedIn('resident', 'volunteer');
    const phone = system.phoneOf(person);
    const { status, body } = await remove(person);
    expect(status).toBe(202);
    expect((await system.send('GET /me', { token: person.token })).status).toBe(401);
    const ended = await untilDone(body.token);
    expect(ended.steps).toHaveLength(4);
    expect(ended.steps.every(({ doneAt, removed, pseudonymised }) => doneAt && removed === 3 && pseudonymised === 1)).toBe(true);
    expect([...erasuresAsked.values()].every((asked) => asked.some(({ accountId }) => accountId === person.account.id))).toBe(
      true,
    );
    expect((await system.send('POST /sign-in', { json: { phone, password: PASSWORD } })).status).toBe(401);
    expect(await collectionsWith(person.account.id)).toEqual(expect.not.arrayContaining(['accounts', 'sessions', 'grants']));
  });

  it('leaves roles and consents under a pseudonym that does not lead back', async () => {
    const administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const person = await system.signedIn('organiser');
    const { body } = await remove(person);
    await untilDone(body.token);
    const { accountId, pseudonym } = erasuresAsked.get('events')?.at(-1) ?? {};
    expect(accountId).toBe(person.account.id);
    const of = async (id: string | undefined) =>
      (await system.send<GrantPage>(`GET /grants?accountId=${id}`, { token: administrator.token })).body.items;
    expect(await of(accountId)).toEqual([]);
    expect(await of(pseudonym)).toMatchObject([{ role: 'organiser', status: 'revoked' }]);
  });

  it('is asked into no organisation any more, by number or by account', async () => {
    const [person, { token }] = [await system.signedIn('resident'), await system.signedIn('organiser')];
    const invitations = `/organisations/${await tellOfOrganisation(system)}/invitations` as const;
    const listed = () => system.send<InvitationPage>(`GET ${invitations}`, { token });
    await until('the organisation', async () => (await listed()).status === 200);
    await system.send(`POST ${invitations}`, { token, json: { phone: system.phoneOf(person) } });
    await system.send(`POST ${invitations}/by-account`, { token, json: { accountId: person.account.id } });
    expect((await listed()).body.items).toHaveLength(2);
    await untilDone((await remove(person)).body.token);
    expect((await listed()).body.items).toEqual([]);
  });

  it('has invited others under a pseudonym that does not lead back', async () => {
    const person = await system.signedIn('organiser');
    const invitations = `/organisations/${await tellOfOrganisation(system)}/invitations` as const;
    const invite = () => system.send(`POST ${invitations}`, { token: person.token, json: { phone: '13911112222' } });
    await until('the organisation', async () => (await invite()).status === 201);
    await untilDone((await remove(person)).body.token);
    const { pseudonym } = erasuresAsked.get('events')?.at(-1) ?? {};
    expect(await collectionsWith(person.account.id)).not.toContain('invitations');
    expect(await system.database.collection('invitations').countDocuments({ invitedBy: pseudonym })).toBe(1);
  });

  it('can use the number for a new account', async () => {
    const person = await system.signedIn('resident');
    const phone = system.phoneOf(person);
    await untilDone((await remove(person)).body.token);
    expect((await system.open({ phone, roles: ['resident'] })).id).not.toBe(person.account.id);
  });

  it('proves who they are, unless they have just signed in', async () => {
    const person = await system.signedIn('resident');
    expect((await remove<Problem>(person, { currentPassword: 'not-the-password' })).status).toBe(422);
    expect((await remove<Problem>(person, { currentCode: '000000' })).status).toBe(422);
    system.clock.set(new Date(system.clock.now().getTime() + 9 * 60_000));
    expect((await remove(person, {})).status).toBe(202);
    const late = await system.signedIn('resident');
    await system.database
      .collection('sessions')
      .updateMany({ accountId: late.account.id }, { $set: { startedAt: new Date(system.clock.now().getTime() - 11 * 60_000) } });
    expect((await remove<Problem>(late, {})).body.type).toContain('proof-missing');
  });

  it('cannot be the only one who administers everything, or the only member of an enterprise', async () => {
    const administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const refused = await remove<Problem>(administrator, { currentPassword: ADMINISTRATOR.password });
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:linli:error:gateway.sole-administrator']);
    expect((await system.send('GET /me', { token: administrator.token })).status).toBe(200);
    const later = { accountId: (await system.signedIn('resident')).account.id, from: '2036-01-01T00:00:00+08:00' };
    const json = { ...later, role: 'administrator', reason: 'the one of 2036' };
    expect((await system.send('POST /grants', { token: administrator.token, json })).status).toBe(201);
    expect((await remove<Problem>(administrator, { currentPassword: ADMINISTRATOR.password })).status).toBe(409);
    const member = await system.signedIn('enterprise');
    const alone = await remove<Problem>(member);
    expect([alone.status, alone.body.type]).toEqual([409, 'urn:linli:error:gateway.last-of-enterprise']);
    await system.signedIn('enterprise');
    expect((await remove(member)).status).toBe(202);
  });
});

describe('the days of grace', () => {
  it('end with the erasure, or with a cancellation that gives all back', async () => {
    const [stays, goes] = [await system.signedIn('organiser'), await system.signedIn('organiser')];
    const phones = [system.phoneOf(stays), system.phoneOf(goes)];
    const [kept, left] = await withGrace(7, async () => [(await remove(stays)).body, (await remove(goes)).body]);
    expect(kept?.status).toBe('waiting');
    const closed = await system.send<Problem>('POST /sign-in', { json: { phone: phones[0], password: PASSWORD } });
    expect([closed.status, closed.body.type]).toEqual([409, 'urn:linli:error:gateway.account-closing']);
    const headers = { 'erasure-token': kept?.token as string };
    expect((await system.send<ErasureView>('POST /me/erasure/cancel', { headers })).body.status).toBe('cancelled');
    expect((await system.send<ErasureView>('POST /me/erasure/cancel', { headers })).status).toBe(200);
    const { token } = await system.signIn(phones[0] as string);
    expect((await system.send<AccountView>('GET /me', { token })).body.roles).toContain('organiser');
    system.clock.set(new Date(system.clock.now().getTime() + 7 * 86_400_000));
    await untilDone(left?.token as string);
    const late = await system.send<Problem>('POST /me/erasure/cancel', { headers: { 'erasure-token': left?.token as string } });
    expect([late.status, late.body.type]).toEqual([409, 'urn:linli:error:gateway.erasure-under-way']);
    expect((await progress(kept?.token as string)).body.status).toBe('cancelled');
  });

  it('tell nobody without the token how it goes on', async () => {
    expect((await progress('guess')).status).toBe(404);
    expect((await system.send('GET /me/erasure')).status).toBe(404);
    expect((await system.send('DELETE /me', { json: {} })).status).toBe(401);
  });
});

import { randomUUID } from 'node:crypto';
import { Grant } from '@linli/contracts';
import { changeRecordedBy, RecordedChangeBody } from '@linli/contracts/audit';
import { AuditPage, AuditRecordView, GrantView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { ADMINISTRATOR, AREA, GatewaySystem } from '../testing/gateway-system';

const OTHER_AREA = '510104';
const NOW = '2026-03-02T04:00:00.000Z';

describe('the audit', () => {
  let system: GatewaySystem;
  let everything: SessionView;
  let ofArea: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    everything = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    ofArea = await system.signedIn('administrator');
  });
  afterAll(() => system.stop());

  const list = async ({ token }: SessionView, query = '') =>
    (await system.send<AuditPage>(`GET /audit?limit=100${query}`, { token })).body.items;
  const seen = (who: SessionView, query: string, count = 1): Promise<AuditRecordView[]> =>
    until(`${count} records of ${query}`, async () => {
      const items = await list(who, query);
      return items.length >= count && items;
    });

  const change = (parts: Partial<RecordedChangeBody> = {}): RecordedChangeBody => ({
    operation: 'cancelCommunityEvent',
    thing: 'community-event',
    thingId: randomUUID(),
    areaCode: `${AREA}903901`,
    changes: [{ field: 'status', before: 'published', after: 'cancelled' }],
    at: NOW,
    correlationId: randomUUID(),
    ...parts,
  });
  const organiser = (areaCode: string): Grant[] => [{ role: 'organiser', areaCode }];
  const publish = (body: RecordedChangeBody, grants = organiser(AREA), id: string = randomUUID()) =>
    system.brokerInUse.publish({
      envelope: {
        ...{ id, type: changeRecordedBy('events').name, source: 'events', time: NOW, subject: 'x', correlationid: 'c' },
        actor: { id: 'organiser-1', roles: grants.map(({ role }) => role), areaCodes: [], memberOf: [], grants },
      },
      body: JSON.stringify(body),
    });

  it('keeps what a service tells: who, in which role, what, why, when and within which request', async () => {
    const body = change({ why: '暴雨预警' });
    await publish(body);
    const [record] = await seen(ofArea, `&thingId=${body.thingId}`);
    const told = { ...body, id: record?.id, actorId: 'organiser-1', role: 'organiser' };
    expect(record).toEqual(told);
  });

  it('keeps a change once that comes twice', async () => {
    const [body, id] = [change(), randomUUID()];
    await Promise.all([publish(body, organiser(AREA), id), publish(body, organiser(AREA), id)]);
    await publish(body, organiser(AREA), id);
    const after = change({ thingId: body.thingId });
    await publish(after);
    const items = await seen(ofArea, `&thingId=${body.thingId}`, 2);
    expect(items).toHaveLength(2);
    expect(new Set(items.map(({ correlationId }) => correlationId))).toEqual(new Set([body.correlationId, after.correlationId]));
  });

  it('shows administrators what is within their areas, and nothing else', async () => {
    const thingId = randomUUID();
    for (const areaCode of [`${AREA}903`, OTHER_AREA, '']) await publish(change({ thingId, areaCode }));
    await seen(everything, `&thingId=${thingId}`, 3);
    expect((await list(ofArea, `&thingId=${thingId}`)).map(({ areaCode }) => areaCode)).toEqual([`${AREA}903`]);
    expect(await list(everything, `&thingId=${thingId}&areaCode=${OTHER_AREA}`)).toHaveLength(1);
  });

  it('is refused to administrators of another area and to everybody else', async () => {
    const status = async ({ token }: SessionView, query: string) => (await system.send(`GET /audit${query}`, { token })).status;
    expect(await status(ofArea, `?areaCode=${OTHER_AREA}`)).toBe(403);
    expect(await status(ofArea, `?areaCode=${AREA.slice(0, 4)}`)).toBe(403);
    for (const role of ['organiser', 'moderator', 'supervisor', 'resident'] as const)
      expect(await status(await system.signedIn(role), '')).toBe(403);
    expect((await system.send('GET /audit')).status).toBe(401);
  });

  it('is filtered by who, what, operation and time, page by page, a thousand of them', async () => {
    const actorId = 'busy';
    const grants = organiser(AREA);
    const start = Date.parse('2026-03-02T00:00:00Z');
    const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
    const messages = Array.from({ length: 1_000 }, (_, minute) => ({
      envelope: {
        ...{ id: randomUUID(), type: changeRecordedBy('volunteers').name, source: 'volunteers', time: NOW, subject: 'x' },
        ...{ correlationid: 'c', actor: { id: actorId, roles: ['organiser' as const], areaCodes: [], memberOf: [], grants } },
      },
      body: JSON.stringify(change({ operation: 'foundTeam', thingId: `team ${minute}`, at: at(minute) })),
    }));
    await Promise.all(messages.map((message) => system.brokerInUse.publish(message)));
    await seen(ofArea, `&thingId=team%20999&actorId=${actorId}`);
    const pageAfter = async (after?: string): Promise<AuditRecordView[]> => {
      const query = `limit=100&actorId=${actorId}&operation=foundTeam&from=${at(0)}&to=${at(999)}${after ? `&after=${after}` : ''}`;
      const { items, next } = (await system.send<AuditPage>(`GET /audit?${query}`, { token: ofArea.token })).body;
      return next ? [...items, ...(await pageAfter(next))] : items;
    };
    const all = await pageAfter();
    expect(all.map(({ thingId }) => thingId)).toEqual(Array.from({ length: 999 }, (_, minute) => `team ${998 - minute}`));
  });

  it('says of a grant and its revocation who gave it to whom and why', async () => {
    const { id: accountId } = (await system.signedIn('resident')).account;
    const json = { accountId, role: 'supervisor', areaCode: AREA, reason: '任职文件 2026-18' };
    const { body: grant } = await system.send<GrantView>('POST /grants', { token: ofArea.token, json });
    await system.send(`POST /grants/${grant.id}/revoke`, { token: ofArea.token, json: { reason: 'left the office' } });
    const records = await seen(ofArea, `&thingId=${grant.id}`, 2);
    const by = { actorId: ofArea.account.id, role: 'administrator', areaCode: AREA, thing: 'grant' };
    const [given, revoked] = ['grantRole', 'revokeGrant'].map((name) => records.find(({ operation }) => operation === name));
    expect(given).toMatchObject({ ...by, why: json.reason });
    expect(given?.changes).toContainEqual({ field: 'accountId', after: accountId });
    expect(revoked).toMatchObject({ ...by, why: 'left the office' });
    expect(revoked?.changes).toContainEqual({ field: 'status', before: 'active', after: 'revoked' });
  });

  it('has the reason that came with the request, and no phone number', async () => {
    const headers = { 'change-reason': encodeURIComponent('居民来电 13912345678') };
    const phone = '13912340001';
    const json = {
      phone,
      password: 'linli-demo',
      name: '林小满',
      language: 'en',
      roles: ['resident'],
      areaCodes: [],
      memberOf: [],
    };
    const answer = await system.send<{ id: string }>('POST /accounts', { token: everything.token, json, headers });
    const [record] = await seen(everything, `&thingId=${answer.body.id}`);
    const correlationId = answer.headers.get('x-correlation-id');
    expect(record).toMatchObject({ operation: 'openAccount', why: '居民来电 139****5678', correlationId });
    expect(record?.changes.map(({ after }) => after)).toEqual(['139****0001', '林**', 'en']);
  });

  it('records who looks into it', async () => {
    await list(ofArea, `&areaCode=${AREA}&operation=markAttendance`);
    const looks = await seen(ofArea, `&operation=listAudit&areaCode=${AREA}&actorId=${ofArea.account.id}`);
    const record = looks.find(({ changes }) => changes.some(({ field }) => field === 'operation'));
    expect(record).toMatchObject({ thing: 'audit', role: 'administrator', areaCode: AREA });
    expect(record?.changes).toContainEqual({ field: 'records', after: expect.any(String) });
  });

  it('keeps nothing of what is refused', async () => {
    const { id: accountId } = (await system.signedIn('resident')).account;
    const json = { accountId, role: 'organiser', areaCode: OTHER_AREA, reason: 'refused' };
    expect((await system.send('POST /grants', { token: ofArea.token, json })).status).toBe(403);
    const marker = change();
    await publish(marker);
    await seen(ofArea, `&thingId=${marker.thingId}`);
    expect((await list(everything, '&operation=grantRole')).filter(({ why }) => why === 'refused')).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { AreaView, SessionView } from '@linli/contracts/gateway';
import { CHENGDU } from '../testing/chengdu';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { CUT_OFF_MS, KEPT_MS, KeptAnswer, standingOf } from './kept-answer';
import { KEPT_ANSWER } from './kept-answer.schema';

describe('an idempotency key', () => {
  const namespace = `test-${randomUUID().slice(0, 8)}-`;
  let one: GatewaySystem;
  let two: GatewaySystem;
  let administrator: SessionView;
  beforeAll(async () => {
    one = await GatewaySystem.startIn(namespace);
    two = await GatewaySystem.startIn(namespace);
    administrator = await one.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const { token } = administrator;
    await one.send('POST /imports/areas', { token, raw: CHENGDU, headers: { 'content-type': 'text/csv' } });
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  const rename = (key: string, zh: string, { system = one, token = administrator.token } = {}) =>
    system.send<AreaView>('POST /areas/510108902/rename', {
      ...{ token, json: { name: { zh, en: 'Baohe' }, reason: '更名' } },
      headers: { 'idempotency-key': key },
    });

  const merge = (into: string, key = 'merge') =>
    one.send('POST /areas/510108903902/merge', {
      ...{ token: administrator.token, json: { into, reason: '区划调整' }, headers: { 'idempotency-key': key } },
    });

  it('gives the same answer on every replica, and the change is made once', async () => {
    const first = await rename('rename 1', '保和一');
    const again = await rename('rename 1', '保和一', { system: two });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    const { body } = await one.send<{ items: { kind: string }[] }>('GET /areas/510108902/history');
    expect(body.items.filter(({ kind }) => kind === 'renamed')).toHaveLength(1);
  });

  it('is refused for something else, and stands for another request of somebody else', async () => {
    await rename('rename 2', '保和二');
    expect((await rename('rename 2', '保和三')).body).toMatchObject({ status: 422, type: 'urn:linli:error:linli.key-reused' });
    const other = await one.signedIn('administrator');
    expect((await rename('rename 2', '保和三', { token: other.token })).body.name.zh).toBe('保和三');
  });

  it('makes one change of many requests at once; the others are told to wait or get its answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_each, at) => rename('rename 4', '保和四', { system: at % 2 ? one : two })),
    );
    expect(answers.every(({ status }) => [200, 409].includes(status))).toBe(true);
    const { body } = await one.send<{ items: { nameBefore?: { zh: string } }[] }>('GET /areas/510108902/history');
    expect(body.items.filter(({ nameBefore }) => nameBefore?.zh === '保和三')).toHaveLength(1);
    expect((await rename('rename 4', '保和四')).status).toBe(200);
  });

  it('gives those who tap again meanwhile the answer of the first', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => rename('rename 5', '保和五')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(3);
    const merges = await Promise.all([1, 2].map(() => merge('510108903998', 'merge twice')));
    expect(merges.map(({ status }) => status)).toEqual([404, 404]);
    const others = await Promise.all(['保和六', '保和七'].map((zh) => rename('rename 6', zh)));
    expect(others.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('keeps no failure: the request is made again', async () => {
    expect((await merge('510108903999')).status).toBe(404);
    expect((await merge('510108903901')).status).toBe(200);
  });

  it('keeps answers sealed, and for a day', async () => {
    const kept = await one.modelOf<KeptAnswer>(KEPT_ANSWER).find().lean();
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('保和');
    for (const { startedAt, expiresAt } of kept) expect(expiresAt.getTime() - startedAt.getTime()).toBe(KEPT_MS);
  });

  it('that was left behind by a process that is gone is taken over after a minute', () => {
    const startedAt = new Date('2026-11-26T08:00:00Z');
    const kept = { _id: 'k', fingerprint: 'f', startedAt, expiresAt: startedAt };
    const at = (ms: number) => standingOf(kept, 'f', new Date(startedAt.getTime() + ms));
    expect([at(CUT_OFF_MS - 1), at(CUT_OFF_MS)]).toEqual(['running', 'left']);
  });
});

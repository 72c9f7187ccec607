import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AccountView, AreaDetailView, AreaHistoryPage, AreaView, SessionView } from '@linli/contracts/gateway';
import { HttpAdapterHost } from '@nestjs/core';
import { FastifyInstance } from 'fastify';
import { CHENGDU } from '../testing/chengdu';
import { ADMINISTRATOR, Answer, GatewaySystem } from '../testing/gateway-system';
import { TURN } from '../turns/turn.schema';
import { openApiDocument } from './openapi';
import { Problem } from './problem';
import { thingsOf } from './things';

const EDITED = { status: 412, type: 'urn:linli:error:linli.edited-meanwhile' };

describe('If-Match', () => {
  const namespace = `test-${randomUUID().slice(0, 8)}-`;
  let replicas: GatewaySystem[];
  let system: GatewaySystem;
  let administrator: SessionView;
  beforeAll(async () => {
    replicas = [await GatewaySystem.startIn(namespace), await GatewaySystem.startIn(namespace)];
    system = replicas[0] as GatewaySystem;
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const { token } = administrator;
    await system.send('POST /imports/areas', { token, raw: CHENGDU, headers: { 'content-type': 'text/csv' } });
  });
  afterAll(async () => {
    for (const one of [...replicas].reverse()) await one.stop();
  });

  const tagOf = async (path: string): Promise<string> =>
    (await system.send(`GET ${path}`, { token: administrator.token })).headers.get('etag') as string;
  const change = (at: number, endpoint: string, { json, ...headers }: { json: object; [header: string]: unknown }) =>
    (replicas[at % 2] as GatewaySystem).send(endpoint, {
      ...{ token: administrator.token, json, headers: headers as Record<string, string> },
    });
  const naming = (zh: string) => ({ name: { zh, en: 'Chenghua' }, reason: '更名' });
  const together = (count: number, one: (at: number) => Promise<Answer<Problem>>): Promise<Answer<Problem>[]> =>
    Promise.all(Array.from({ length: count }, (_each, at) => one(at)));
  /** The place of the one that passed; all others were told that it was edited. */
  function theOne(answers: readonly Answer<Problem>[]): number {
    const passed = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(passed).toHaveLength(1);
    for (const { headers, body } of refused) {
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(body).toMatchObject(EDITED);
    }
    return answers.findIndex(({ status }) => status === 200);
  }

  it('lets one pass of those who rename an area with one tag at once, on all replicas', async () => {
    const tag = await tagOf('/areas/510108');
    const answers = await together(8, (at) =>
      change(at, 'POST /areas/510108/rename', { json: naming(`成华${at}`), 'if-match': tag }),
    );
    const { body } = await system.send<AreaView>('GET /areas/510108');
    expect(body.name.zh).toBe(`成华${theOne(answers)}`);
  });

  it('lets none pass that follows on a change which came between without a tag', async () => {
    for (let round = 0; round < 5; round++) {
      const { body, headers } = await system.send<AreaDetailView>('GET /areas/510108');
      const tag = headers.get('etag') as string;
      const rename = (at: number, given = {}) => {
        const name = `成华${round}${at}`;
        return change(at, 'POST /areas/510108/rename', { json: { ...naming(name), reason: name }, ...given });
      };
      const plain = [0, 1, 2].map((at) => rename(at));
      const guarded = await Promise.all([3, 4, 5].map((at) => rename(at, { 'if-match': tag })));
      await Promise.all(plain);
      for (const { status, body: refusal } of guarded) if (status !== 200) expect(refusal).toMatchObject(EDITED);
      const passed = guarded.flatMap(({ status }, at) => (status === 200 ? [`成华${round}${at + 3}`] : []));
      const { items } = (await system.send<AreaHistoryPage>('GET /areas/510108/history?limit=100')).body;
      const first = items.find(({ nameBefore }) => nameBefore?.zh === body.name.zh)?.reason;
      // Whoever passed was the first to change what had been read.
      expect(passed).toEqual(passed.length === 0 ? [] : [first]);
    }
  });

  it('lets one pass of those who change their preferences, and keeps people apart', async () => {
    const tag = await tagOf('/me');
    const answers = await together(8, (at) => change(at, 'POST /me/preferences', { json: { name: `林${at}` }, 'if-match': tag }));
    const { body } = await system.send<AccountView>('GET /me', { token: administrator.token });
    expect(body.name).toBe(`林${theOne(answers)}`);
  });

  it('with * holds for what is there, for any number of changes, and not for what is not', async () => {
    const any = { 'if-match': '*' };
    const answers = await together(4, (at) => change(at, 'POST /areas/510104/rename', { json: naming(`锦江${at}`), ...any }));
    expect(answers.map(({ status }) => status)).not.toContain(412);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect((await change(0, 'POST /areas/330106/rename', { json: naming('西湖'), ...any })).body).toMatchObject(EDITED);
    const tag = await tagOf('/areas/510104');
    expect((await change(0, 'POST /areas/330106/rename', { json: naming('西湖'), 'if-match': tag })).body).toMatchObject(EDITED);
  });

  it('is refused, not ignored, where what is changed cannot be read', async () => {
    const endpoint = `POST /grants/${randomUUID()}/revoke`;
    const refusal = { status: 400, type: 'urn:linli:error:linli.nothing-to-match' };
    for (const tag of ['*', '"x"']) {
      const { body } = await change(0, endpoint, { json: { reason: '测试' }, 'if-match': tag, 'accept-language': 'en' });
      expect(body).toMatchObject({ ...refusal, detail: expect.stringContaining('cannot be read by itself') });
    }
    expect((await change(0, endpoint, { json: { reason: '测试' }, 'if-match': '*' })).body.detail).toContain('无法核对');
  });

  it('asks first who it is', async () => {
    const { body } = await system.send('POST /areas/510108/rename', { json: naming('成华'), headers: { 'if-match': '*' } });
    expect(body).toMatchObject({ status: 401 });
  });

  it('keeps nobody waiting for those who have gone away', async () => {
    const tag = await tagOf('/areas/510108');
    const { token } = administrator;
    const gone = await Promise.allSettled(
      Array.from({ length: 6 }, (_each, at) =>
        fetch(`${(replicas[at % 2] as GatewaySystem).origin}/areas/510108/rename`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': tag },
          body: JSON.stringify(naming(`走${at}`)),
          signal: AbortSignal.timeout(at * 4),
        }),
      ),
    );
    expect(gone.some(({ status }) => status === 'rejected')).toBe(true);
    // What was under way may come between; a turn that nobody ends would keep this waiting.
    for (let status = 0; status !== 200; ) {
      ({ status } = await change(1, 'POST /areas/510108/rename', {
        json: naming('成华'),
        'if-match': await tagOf('/areas/510108'),
      }));
    }
    while ((await system.modelOf(TURN).countDocuments()) > 0) await pause(20);
  });

  it('with an idempotency key is answered again as the first time', async () => {
    const headers = { 'if-match': await tagOf('/areas/510108'), 'idempotency-key': 'rename once' };
    const first = await change(0, 'POST /areas/510108/rename', { json: naming('成华区'), ...headers });
    const again = await change(1, 'POST /areas/510108/rename', { json: naming('成华区'), ...headers });
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
  });

  it('is documented where it holds, and nowhere else', async () => {
    const fastify = system.provider(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>();
    const canBeRead = (url: string) => fastify.hasRoute({ method: 'GET', url });
    const { paths } = await openApiDocument();
    const changes = Object.entries(paths).flatMap(([path, { post, delete: removal }]) => [
      ...(post ? [['POST', path, post] as const] : []),
      ...(removal ? [['DELETE', path, removal] as const] : []),
    ]);
    const holds = ([method, path]: (typeof changes)[number]): boolean =>
      thingsOf(method, path.replace(/\{(\w+)\}/g, ':$1'), canBeRead).length > 0;
    const says = ([, , { parameters = [] }]: (typeof changes)[number]): boolean =>
      parameters.some((one) => 'name' in one && one.name === 'If-Match');
    const named = (some: typeof changes) => some.map(([method, path]) => `${method} ${path}`);
    expect(named(changes.filter(says))).toEqual(named(changes.filter(holds)));
    expect(changes.filter(says).length).toBeGreaterThan(50);
  });
});

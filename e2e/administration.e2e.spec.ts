import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionView } from '@linli/contracts/gateway';
import { freePorts, until } from '@linli/testing';
import { AppProcess } from './system/app-process';
import { startStandaloneProcess } from './system/linli';

interface Outcome {
  readonly code: number;
  readonly said: string;
}

describe('the first administrator', () => {
  let folder: string;
  let platform: AppProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-admin-'));
    platform = await start();
  });
  afterAll(async () => {
    await platform.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  it('is opened from the command line while the platform runs, and signs in', async () => {
    const { code, said } = await admin(['create', '--phone', '13900000777', '--name', 'Zhao Min', '--language', 'en']);
    expect([code, said]).toEqual([0, expect.stringContaining('Administrator 13900000777 opened.')]);
    const password = /note it now\): (\S+)/.exec(said)?.[1];
    const { account } = await signIn('13900000777', password);
    expect(account).toMatchObject({ name: 'Zhao Min', roles: ['resident', 'administrator'], language: 'en' });
    // What tells the other services of it leaves with the gateway that runs.
    await until('an empty outbox', async () => /^linli_outbox_rows\{service="gateway"\} 0$/m.test(await metrics()));
  });

  it.each([
    ['a number that has an account', ['--phone', '13900000777', '--name', 'Zhao Min'], 'There is already an account'],
    ['what is no number', ['--phone', '12', '--name', 'Zhao Min'], '#/phone It must be a mobile number'],
    ['no name', ['--phone', '13900000779'], '#/name'],
  ])('is refused for %s', async (_what, options, sentence) => {
    const { code, said } = await admin(['create', ...options]);
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('is opened while the platform is stopped, too', async () => {
    await platform.end('SIGTERM');
    expect((await admin(['create', '--phone', '13900000778', '--name', '李'], { ADMIN_PASSWORD: 'a longer phrase' })).code).toBe(
      0,
    );
    expect(await admin(['check-audit'])).toEqual({
      code: 0,
      said: expect.stringMatching(/^[1-9]\d* records of the audit looked at/),
    });
    expect(await admin(['reseal'])).toEqual({ code: 0, said: expect.stringContaining('0 of 2 records sealed anew') });
    platform = await start();
    expect((await signIn('13900000778', 'a longer phrase')).token).toBeDefined();
  });

  async function start(): Promise<AppProcess> {
    const [port] = await freePorts(1);
    const app = startStandaloneProcess({ PORT: String(port), DATA_DIR: folder, LINLI_DEMO: 'off' });
    await app.ready();
    return app;
  }

  function admin(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
    const { MONGODB_URI: _uri, ...own } = process.env;
    const env = { ...own, DATA_DIR: folder, LINLI_LANGUAGE: 'en', ...environment };
    return new Promise((resolve) => {
      execFile(process.execPath, [join(__dirname, '../tools/admin.mjs'), ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
      });
    });
  }

  async function signIn(phone: string, password: string | undefined): Promise<SessionView> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${platform.url}/sign-in`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ phone, password }),
    });
    return (await response.json()) as SessionView;
  }

  const metrics = async (): Promise<string> => (await fetch(`${platform.url}/metrics`)).text();
});

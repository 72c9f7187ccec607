import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@linli/testing';
import { createConnection } from 'mongoose';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { AppProcess } from './app-process';

export const ADMINISTRATOR = { phone: '13900000000', password: 'only-for-tests' };

/** The moment at which the tests' systems begin to live. */
export const NOON = new Date('2026-03-02T04:00:00Z');

/** With a broker at hand the system runs as five processes, else as one on embedded parts. */
export const IS_DISTRIBUTED = Boolean(process.env.AMQP_URL);

const BACKENDS = ['events', 'volunteers', 'business-service', 'notifications'];

/** The whole system as its users meet it: processes, reached through HTTP. */
export class Linli {
  readonly administrator: Caller;

  private constructor(
    readonly processes: readonly AppProcess[],
    /** Where its databases lie, and how their names begin, to look at what is in them. */
    readonly store: { readonly uri: string; readonly prefix: string },
    private readonly cleanUp: () => Promise<void>,
  ) {
    this.administrator = new Caller(this.url, ADMINISTRATOR);
  }

  /** Starts it with an adjustable clock at `NOON`, an administrator, and more settings. */
  static async start(settings: Record<string, string> = {}): Promise<Linli> {
    const linli = IS_DISTRIBUTED ? await Linli.startDistributed(settings) : await Linli.startStandalone(settings);
    await linli.setClock(NOON);
    return linli;
  }

  get url(): string {
    return (this.processes.at(-1) as AppProcess).url;
  }

  /** Somebody without an account. */
  get anybody(): Caller {
    return new Caller(this.url);
  }

  async setClock(now: Date): Promise<void> {
    await Promise.all(this.processes.map((app) => app.setClock(now)));
  }

  async stop(): Promise<void> {
    for (const app of [...this.processes].reverse()) await app.end('SIGTERM');
    await this.cleanUp();
  }

  private static async startStandalone(settings: Record<string, string>): Promise<Linli> {
    const [folder, [port, storePort]] = [await mkdtemp(join(tmpdir(), 'linli-e2e-')), await freePorts(2)];
    const app = startStandaloneProcess({
      PORT: String(port),
      STORE_PORT: String(storePort),
      DATA_DIR: folder,
      LINLI_DEMO: 'off',
      LINLI_CLOCK: 'adjustable',
      ...texts,
      ...accounts,
      ...limits,
      ...settings,
    });
    await app.ready();
    return new Linli([app], { uri: `mongodb://127.0.0.1:${storePort}/?directConnection=true`, prefix: '' }, () =>
      rm(folder, { recursive: true, force: true }),
    );
  }

  private static async startDistributed(settings: Record<string, string>): Promise<Linli> {
    const ports = await freePorts(BACKENDS.length + 1);
    const namespace = `e2e-${randomUUID().slice(0, 8)}`;
    const shared = {
      ...process.env,
      LINLI_NAMESPACE: namespace,
      LINLI_TEMPORARY: 'on',
      LINLI_CLOCK: 'adjustable',
      LOG_LEVEL: 'warn',
      ...secrets,
      ...texts,
      ...limits,
    };
    const backends = BACKENDS.map(
      (app, at) => new AppProcess(app, ports[at] as number, { ...shared, ...settings, OPERATIONS_PORT: String(ports[at]) }),
    );
    const port = ports.at(-1) as number;
    const gateway = () => new AppProcess('gateway', port, { ...shared, PORT: String(port), ...accounts, ...settings });
    // The gateway comes last: what it tells the others must find their queues.
    const store = { uri: process.env.MONGODB_URI as string, prefix: `${namespace}-` };
    return new Linli(await allReady(backends, gateway), store, () => dropDatabases(namespace));
  }
}

/** The backends and then the gateway, all ready; none is left running when one of them is not. */
async function allReady(backends: AppProcess[], lastly: () => AppProcess): Promise<AppProcess[]> {
  const processes = [...backends];
  try {
    await Promise.all(backends.map((app) => app.ready()));
    processes.push(lastly());
    await processes.at(-1)?.ready();
    return processes;
  } catch (error) {
    await Promise.all(processes.map((app) => app.end('SIGKILL')));
    throw error;
  }
}

async function dropDatabases(namespace: string): Promise<void> {
  const connection = await createConnection(process.env.MONGODB_URI as string).asPromise();
  for (const app of [...BACKENDS, 'gateway']) await connection.useDb(`${namespace}-${app}`).dropDatabase();
  await connection.close();
}

const secrets = {
  TOKEN_SECRET: randomUUID(),
  PERSONAL_DATA_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  PERSONAL_DATA_LOOKUP_KEY: randomBytes(32).toString('base64'),
};

/** The page of text messages, for who was told. */
export const TEXT_PAGE = `/text-messages/${secrets.TOKEN_SECRET}`;

/** Text messages into the log, and on the page for this machine. */
const texts = { SMS_TO_LOG: 'on', SMS_PAGE: 'on', SMS_PAGE_SECRET: secrets.TOKEN_SECRET, WEBHOOKS_TO_ANYWHERE: 'on' };

const accounts = {
  ADMIN_PHONE: ADMINISTRATOR.phone,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
  PASSWORD_ROUNDS: '1',
  ERASURE_GRACE_DAYS: '0',
};

/** The tests of everybody come from one address. */
const limits = {
  RATE_LIMIT_ACCOUNT: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
  RATE_LIMIT_PROOF: '1000000',
  MOST_LATE_MS: '60000',
};

/** The standalone platform on embedded parts, whatever broker and store the tests were given. */
export function startStandaloneProcess(settings: Record<string, string>): AppProcess {
  const { AMQP_URL, MONGODB_URI, ...environment } = process.env;
  return new AppProcess('standalone', Number(settings.PORT), {
    ...environment,
    LOG_LEVEL: 'warn',
    LINLI_LANGUAGE: 'en',
    ...settings,
  });
}

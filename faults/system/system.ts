import { randomUUID } from 'node:crypto';
import { FaultProxy } from '@linli/testing';
import { undoLater } from '../ground/left-behind';
import { freePort } from '../ground/ports';
import { Rabbit } from '../ground/rabbit';
import { App } from './app';

export const TOKEN_SECRET = 'the-same-for-all-runs-of-the-fault-suite';
export const ADMINISTRATOR = { phone: '13900000000', password: 'only-for-faults' };

/** How many processes of each app; the gateway is started last, when those that it asks are there. */
const REPLICAS = { events: 2, notifications: 2, volunteers: 1, 'business-service': 1, tally: 2, gateway: 1 } as const;
export type AppName = keyof typeof REPLICAS;

/** The whole system as processes, reached through HTTP, with everything between it and its broker and store open to faults. */
export class System {
  readonly namespace = `faults-${randomUUID().slice(0, 8)}`;
  readonly apps: App[] = [];

  private constructor(
    readonly toBroker: FaultProxy,
    readonly toStore: FaultProxy,
  ) {}

  /** Starts all apps, with more in their environment where that is given. */
  static async start(rabbit: Rabbit, storeUri: string, more: NodeJS.ProcessEnv = {}): Promise<System> {
    const store = new URL(storeUri);
    const toBroker = await FaultProxy.to('127.0.0.1', rabbit.port);
    const system = new System(toBroker, await FaultProxy.to(store.hostname, Number(store.port)));
    undoLater(() => system.stop());
    for (const name of Object.keys(REPLICAS) as AppName[])
      for (let count = 0; count < REPLICAS[name]; count++) system.apps.push(await system.appOf(name, more));
    const [gateway, others] = [system.of('gateway'), system.apps.filter(({ name }) => name !== 'gateway')];
    for (const app of others) app.start();
    await Promise.all(others.map((app) => app.ready()));
    gateway.start();
    await gateway.ready();
    return system;
  }

  /** The first process of the app, or the one with that number. */
  of(name: AppName, at = 0): App {
    return this.allOf(name)[at] as App;
  }

  allOf(name: AppName): App[] {
    return this.apps.filter((app) => app.name === name);
  }

  get url(): string {
    return this.of('gateway').url;
  }

  /** Ends all processes; the gateway first, so that nothing new comes in. */
  async stop(): Promise<void> {
    this.toBroker.heal();
    this.toStore.heal();
    await this.of('gateway')?.stop();
    await Promise.all(this.apps.map((app) => app.stop()));
    await Promise.all([this.toBroker.close(), this.toStore.close()]);
  }

  private async appOf(name: AppName, more: NodeJS.ProcessEnv): Promise<App> {
    const port = await freePort();
    const place = name === 'gateway' ? { PORT: String(port) } : { OPERATIONS_PORT: String(port) };
    return new App(name, port, { ...this.environment, ...place, ...more });
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      AMQP_URL: `amqp://guest:guest@127.0.0.1:${this.toBroker.port}`,
      // Without it the driver would go round the proxy to the address that the store tells.
      MONGODB_URI: `mongodb://127.0.0.1:${this.toStore.port}/?directConnection=true`,
      LINLI_NAMESPACE: this.namespace,
      LOG_LEVEL: 'warn',
      TOKEN_SECRET,
      PERSONAL_DATA_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      PERSONAL_DATA_LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
      ADMIN_PHONE: ADMINISTRATOR.phone,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
      PASSWORD_ROUNDS: '1',
      // All the load comes from one address.
      RATE_LIMIT_ACCOUNT: '1000000',
      RATE_LIMIT_ADDRESS: '1000000',
      RATE_LIMIT_PROOF: '1000000',
    };
  }
}

import { randomUUID } from 'node:crypto';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { freePort } from '../../faults/ground/ports';
import { residentToken } from '../../faults/load/token';
import { App } from '../../faults/system/app';
import { AMQP_URL, MONGODB_URI } from '../measure/services';
import { dropStore } from '../measure/store';

export const AREA = '510108903901';
const ADMINISTRATOR = { phone: '13900000000', password: 'only-for-the-bench' };
const ORGANISER = { phone: '13900000001', password: 'only-for-the-bench' };
const SECRET = Buffer.alloc(32, 1).toString('base64');

/** The gateway and the service that it asks, as they are run. */
export interface Apps {
  readonly gateway: App;
  /** The desk of somebody who holds events. */
  readonly organiser: Caller;
  stop(): Promise<void>;
}

/** Starts both; nobody is refused for asking often. */
export async function startApps(): Promise<Apps> {
  const namespace = `bench-${randomUUID().slice(0, 8)}`;
  const events = await started('events', { LINLI_NAMESPACE: namespace });
  const gateway = await started('gateway', { LINLI_NAMESPACE: namespace });
  const organiser = { ...ORGANISER, name: 'Bench', language: 'en', roles: ['organiser'], areaCodes: [AREA], memberOf: [] };
  await new Caller(gateway.url, ADMINISTRATOR).post('/accounts', organiser);
  return {
    gateway,
    organiser: new Caller(gateway.url, ORGANISER),
    stop: async () => {
      await gateway.stop();
      await events.stop();
      for (const name of ['gateway', 'events']) await dropStore(`${namespace}-${name}`);
    },
  };
}

async function started(name: 'events' | 'gateway', more: NodeJS.ProcessEnv): Promise<App> {
  const port = await freePort();
  const at = name === 'gateway' ? { PORT: String(port) } : { OPERATIONS_PORT: String(port) };
  const app = new App(name, port, { ...ENVIRONMENT, ...at, ...more });
  app.start();
  await app.ready();
  return app;
}

/** Settings as they are by default, but for the limits: all comes from one address. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  NODE_OPTIONS: process.env.NODE_OPTIONS,
  ...{ AMQP_URL, MONGODB_URI, LINLI_TEMPORARY: 'on', LOG_LEVEL: 'warn', TOKEN_SECRET: SECRET },
  ...{ PERSONAL_DATA_KEYS: `k1:${SECRET}`, PERSONAL_DATA_LOOKUP_KEY: SECRET },
  ...{ ADMIN_PHONE: ADMINISTRATOR.phone, ADMIN_PASSWORD: ADMINISTRATOR.password },
  ...{ RATE_LIMIT_ACCOUNT: '1000000', RATE_LIMIT_ADDRESS: '1000000', RATE_LIMIT_PROOF: '1000000' },
};

/** A token for somebody who has no account. */
export const tokenOf = (resident: string): Promise<string> => residentToken(resident, SECRET);

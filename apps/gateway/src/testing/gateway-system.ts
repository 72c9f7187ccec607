import { randomUUID } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { Role } from '@linli/contracts';
import { AccountView, SessionView } from '@linli/contracts/gateway';
import { createInProcessBroker } from '@linli/embedded';
import { AdjustableClock, Broker } from '@linli/messaging';
import { createLog, RunningService, ServiceDefinition, startService } from '@linli/service';
import { Type } from '@nestjs/common';
import { getConnectionToken, getModelToken } from '@nestjs/mongoose';
import { FastifyInstance } from 'fastify';
import { Connection, Model } from 'mongoose';
import { GatewaySettings } from '../config';
import { gatewayService } from '../gateway.service';
import { Problem } from '../http/problem';

export const ADMINISTRATOR = { phone: '13900000000', password: 'keeper-of-keys' };
export const PASSWORD = 'linli-demo';

/** Where the accounts of the tests have their roles. */
export const AREA = '510108';
export const ORGANISATION = '0190f3c2-0000-7000-8000-00000000000f';

/** An answer over HTTP; `body` is parsed JSON where it is JSON. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

interface Sending {
  readonly token?: string;
  readonly json?: unknown;
  /** Sent as it stands instead of JSON. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

interface With {
  readonly settings: Partial<GatewaySettings>;
}

/** The gateway on a port of its own, with an in-process broker and databases of its own, beside other services. */
export class GatewaySystem {
  readonly clock = new AdjustableClock();
  /** Errors that were logged. */
  readonly logged: string[] = [];
  /** What was logged for information. */
  readonly told: string[] = [];
  private readonly broker: Broker = createInProcessBroker();
  private readonly running: RunningService[] = [];
  private phones = 13_900_000_100;
  private readonly phonesById = new Map<string, string>();

  static start(...others: ServiceDefinition[]): Promise<GatewaySystem> {
    return GatewaySystem.startIn(`test-${randomUUID().slice(0, 8)}-`, ...others);
  }

  /** With settings of its own. */
  static startWith(settings: Partial<GatewaySettings>, ...others: ServiceDefinition[]): Promise<GatewaySystem> {
    return GatewaySystem.startIn(`test-${randomUUID().slice(0, 8)}-`, { settings }, ...others);
  }

  /** On databases whose names begin so, which may be used by others, too; what is in them is used. */
  static async startIn(namespace: string, ...others: (ServiceDefinition | With)[]): Promise<GatewaySystem> {
    const system = new GatewaySystem();
    const settings = others.flatMap((other) => ('settings' in other ? [other.settings] : []));
    const services = others.filter((other) => !('settings' in other)) as ServiceDefinition[];
    await system.run([...services, gatewayService(Object.assign({}, SETTINGS, ...settings))], namespace);
    return system;
  }

  get origin(): string {
    const { port } = this.gateway.app.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get brokerInUse(): Broker {
    return this.broker;
  }

  /** A collection of the gateway, to look at how it is asked. */
  modelOf<T>(name: string): Model<T> {
    return this.gateway.app.get<Model<T>>(getModelToken(name));
  }

  async send<T = Problem>(endpoint: string, { token, json, raw, headers = {} }: Sending = {}): Promise<Answer<T>> {
    const [method, path] = endpoint.split(' ') as [string, string];
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      body: raw ?? (json === undefined ? undefined : JSON.stringify(json)),
      headers: {
        ...((json !== undefined || raw !== undefined) && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    const text = await answer.text();
    const isJson = text !== '' && answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  async signIn(phone: string, password = PASSWORD): Promise<SessionView> {
    return (await this.send<SessionView>('POST /sign-in', { json: { phone, password } })).body;
  }

  /** Opens an account with these roles, for the area and the organisation of the tests, and signs it in. */
  async signedIn(...roles: Role[]): Promise<SessionView> {
    const phone = String(++this.phones);
    const { id } = await this.open({ phone, roles, areaCodes: [AREA], memberOf: [ORGANISATION] });
    this.phonesById.set(id, phone);
    return this.signIn(phone);
  }

  async open(account: Parameters<typeof accountBody>[0]): Promise<AccountView> {
    const { token } = await this.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    return (await this.send<AccountView>('POST /accounts', { token, json: accountBody(account) })).body;
  }

  /** The phone number of somebody who was signed in by `signedIn`. */
  phoneOf({ account }: SessionView): string {
    return this.phonesById.get(account.id) as string;
  }

  async stop(): Promise<void> {
    for (const { app } of this.running) await app.get<Connection>(getConnectionToken()).dropDatabase();
    for (const { stop } of [...this.running].reverse()) await stop();
    await this.broker.close();
  }

  /** One of the gateway's providers. */
  provider<T>(type: Type<T>): T {
    return this.gateway.app.get(type);
  }

  /** The gateway's own. */
  get database(): Connection {
    return this.gateway.app.get<Connection>(getConnectionToken());
  }

  /** The server that answers. */
  get http(): FastifyInstance {
    return this.gateway.app.getHttpAdapter().getInstance();
  }

  private get gateway(): RunningService {
    return this.running.at(-1) as RunningService;
  }

  private async run(definitions: readonly ServiceDefinition[], namespace: string): Promise<void> {
    const log = createLog('test', process.env.LOG_LEVEL ?? 'silent');
    log.error = ((...parts: unknown[]) => this.logged.push(parts.map((part) => JSON.stringify(part)).join(' '))) as never;
    log.info = ((...parts: unknown[]) => this.told.push(parts.map((part) => JSON.stringify(part)).join(' '))) as never;
    const runtime = { broker: this.broker, storeUri: storeUri(), namespace, clock: this.clock, clockIsOpen: true, log };
    for (const definition of definitions)
      this.running.push(
        await startService(definition, runtime, definition.name === 'gateway' ? { port: 0, host: '127.0.0.1' } : undefined),
      );
  }
}

/** The body of `POST /accounts`. */
export const accountBody = (parts: { phone: string; roles: Role[]; areaCodes?: string[]; memberOf?: string[] }) => ({
  password: PASSWORD,
  name: '林小满（演示）',
  language: 'zh-CN',
  areaCodes: [],
  memberOf: [],
  ...parts,
});

export const TOKEN_SECRET = 'a secret for tests, of 32 characters and more';

export const PERSONAL_DATA = {
  PERSONAL_DATA_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  PERSONAL_DATA_LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
};

const SETTINGS: GatewaySettings = {
  PORT: 0,
  TOKEN_SECRET,
  ADMIN_PHONE: ADMINISTRATOR.phone,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
  PASSWORD_ROUNDS: 1,
  ERASURE_GRACE_DAYS: 0,
  // The tests of everybody come from one address.
  RATE_LIMIT_ACCOUNT: 1_000_000,
  RATE_LIMIT_ADDRESS: 1_000_000,
  RATE_LIMIT_PROOF: 1_000_000,
  // How busy the machine of the tests is says nothing.
  MOST_LATE_MS: 60_000,
  ...PERSONAL_DATA,
};

function storeUri(): string {
  const uri = process.env.MONGODB_URI;
  if (!uri) throw new Error('The tests need a store: MONGODB_URI is not set and the embedded one was not started.');
  return uri;
}

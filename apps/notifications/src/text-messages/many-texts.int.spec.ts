import { randomUUID } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SEALED_FOR, SendTextMessage } from '@linli/contracts/notifications';
import { Keyring } from '@linli/personal-data';
import { TestSystem, until } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { hours } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { TEXT_MESSAGE } from './text-message.schema';

const COUNT = 200;

/** A provider that takes some time for each, and can have too much. */
class Provider {
  readonly posted: { id: string; at: number }[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  tooMuch = 0;
  private readonly server: Server = createServer((request, response) => {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    void text(request).then((body) => {
      this.posted.push({ id: (JSON.parse(body) as { id: string }).id, at: performance.now() });
      const isTooMuch = this.tooMuch-- > 0;
      setTimeout(() => {
        this.atOnce--;
        response.writeHead(isTooMuch ? 429 : 200, isTooMuch ? { 'retry-after': '2' } : {}).end();
      }, 20);
    });
  });

  /** What was posted once more before it could have been known that it has to be. */
  get soonAgain(): string[] {
    const first = new Map([...this.posted].reverse().map(({ id, at }) => [id, at]));
    return this.posted.filter(({ id, at }) => at > (first.get(id) ?? 0) && at < (first.get(id) ?? 0) + 1_900).map(({ id }) => id);
  }

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/sms`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

function aText() {
  const id = randomUUID();
  const sealed = (field: string, value: string) => Keyring.of(SETTINGS).seal(value, { collection: SEALED_FOR, field, id });
  return {
    ...{ id, to: sealed('to', '13900000101'), values: sealed('values', JSON.stringify({ code: '271828', minutes: 5 })) },
    ...{ template: 'one-time-code' as const, language: 'en' as const, expiresAt: hours(1e6) },
  };
}

interface Setting {
  readonly perSecond?: number;
  readonly replicas: number;
}

async function withProvider({ perSecond, replicas }: Setting, use: (system: TestSystem, provider: Provider) => Promise<void>) {
  const provider = new Provider();
  const { SMS_TO_LOG: _off, ...keys } = SETTINGS;
  const settings = { ...keys, SMS_URL: await provider.start(), SMS_SECRET: 'a secret of the provider' };
  const service = notificationsService({ ...settings, ...(perSecond && { SMS_PER_SECOND: String(perSecond) }) });
  const system = await TestSystem.start(new Array(replicas).fill(service));
  try {
    await use(system, provider);
  } finally {
    await system.stop();
    await provider.stop();
  }
}

const sendAll = (system: TestSystem, count: number) =>
  Promise.all(Array.from({ length: count }, () => system.ask(SendTextMessage, aText())));
const left = (system: TestSystem) => system.database().model(TEXT_MESSAGE).countDocuments({ status: 'queued' });

describe('many text messages at once', () => {
  it(
    'are each posted once, by two replicas, some at the same time and no more than these',
    () =>
      withProvider({ replicas: 2 }, async (system, provider) => {
        await sendAll(system, COUNT);
        await until('all are sent', async () => (await left(system)) === 0);
        expect(new Set(provider.posted.map(({ id }) => id)).size).toBe(COUNT);
        expect(provider.soonAgain).toEqual([]);
        expect(provider.mostAtOnce).toBeGreaterThan(10);
        expect(provider.mostAtOnce).toBeLessThanOrEqual(128);
        expect(
          await system
            .database()
            .model(TEXT_MESSAGE)
            .countDocuments({ values: { $exists: true } }),
        ).toBe(0);
      }),
    60_000,
  );

  it(
    'are no more in any second than the provider takes from each replica',
    () =>
      withProvider({ replicas: 2, perSecond: 10 }, async (system, provider) => {
        await sendAll(system, 50);
        await until('all are sent', async () => (await left(system)) === 0);
        expect(provider.posted).toHaveLength(50);
        // What is posted arrives some time later, so the second is looked at a little shorter.
        const inSecondFrom = provider.posted.map(
          ({ at }) => provider.posted.filter((one) => one.at >= at && one.at < at + 900).length,
        );
        expect(Math.max(...inSecondFrom)).toBeLessThanOrEqual(20);
      }),
    60_000,
  );

  it(
    'pause for as long as the provider says when it has too much, and are all sent',
    () =>
      withProvider({ replicas: 1 }, async (system, provider) => {
        provider.tooMuch = 1;
        await sendAll(system, 1);
        await until('the first is posted', async () => provider.posted.length === 1 && provider.atOnce === 0);
        await sendAll(system, 1);
        await until('both are sent', async () => (await left(system)) === 0);
        const [first, ...others] = provider.posted.map(({ at }) => at) as [number, ...number[]];
        expect(others).toHaveLength(2);
        // The other message had been told nothing, and was due at once.
        for (const at of others) expect(at - first).toBeGreaterThanOrEqual(1_900);
      }),
    60_000,
  );
});

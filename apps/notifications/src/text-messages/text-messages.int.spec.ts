import { createHmac, randomUUID } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { PhoneNumberChanged } from '@linli/contracts/gateway';
import { ListLoggedTexts, SEALED_FOR, SendTextMessage, TextMessagesOff } from '@linli/contracts/notifications';
import { Keyring } from '@linli/personal-data';
import { TestSystem, until } from '@linli/testing';
import { NotificationsSettings } from '../config';
import { notificationsService } from '../notifications.module';
import { hours } from '../testing/builders';
import { SETTINGS } from '../testing/settings';

const SECRET = 'a secret of the provider';
const PHONE = '13900000101';

interface Posted {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A provider of text messages that answers as it is told. */
class Provider {
  readonly posted: Posted[] = [];
  statuses: number[] = [];
  private readonly server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      this.posted.push({ headers: request.headers, body });
      response.writeHead(this.statuses.shift() ?? 200).end('ok');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/sms`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  to(id: string): Posted[] {
    return this.posted.filter(({ body }) => (JSON.parse(body) as { id: string }).id === id);
  }
}

/** A code to the number, good for an hour. */
function aText() {
  const id = randomUUID();
  const sealed = (field: string, value: string) => Keyring.of(SETTINGS).seal(value, { collection: SEALED_FOR, field, id });
  const values = sealed('values', JSON.stringify({ code: '271828', minutes: 5 }));
  return {
    id,
    to: sealed('to', PHONE),
    values,
    template: 'one-time-code' as const,
    language: 'en' as const,
    expiresAt: hours(1e6),
  };
}

describe('text messages', () => {
  const provider = new Provider();
  let system: TestSystem;
  beforeAll(async () => {
    const SMS_URL = await provider.start();
    const { SMS_TO_LOG: _off, ...keys } = SETTINGS;
    const settings = { ...keys, SMS_URL, SMS_SECRET: SECRET };
    system = await TestSystem.start([notificationsService(settings), notificationsService(settings)]);
  });
  afterAll(async () => {
    await system.stop();
    await provider.stop();
  });

  const posts = (id: string, count: number) =>
    until(`${count} posts`, async () => provider.to(id).length >= count && provider.to(id));

  it('are posted to the provider once, signed, however often they are handed over', async () => {
    const message = aText();
    await Promise.all([system.ask(SendTextMessage, message), system.ask(SendTextMessage, message)]);
    const [post] = (await posts(message.id, 1)) as Posted[];
    expect(JSON.parse(post?.body ?? '')).toEqual({
      ...{ id: message.id, to: PHONE, template: 'one-time-code', language: 'en', values: { code: '271828', minutes: 5 } },
      text: 'Linli: your code is 271828, good for 5 minutes. Tell it to nobody; no staff will ask for it.',
    });
    const signed = createHmac('sha256', SECRET).update(`${post?.headers['x-linli-timestamp']}.${post?.body}`).digest('hex');
    expect(post?.headers['x-linli-signature']).toBe(`v1=${signed}`);
    const next = aText();
    await system.ask(SendTextMessage, next);
    await posts(next.id, 1);
    expect(provider.to(message.id)).toHaveLength(1);
  });

  it('are posted again under their id while the provider cannot take them, and not after it has refused them', async () => {
    const [late, refused] = [aText(), aText()];
    provider.statuses = [503];
    await system.ask(SendTextMessage, late);
    await posts(late.id, 2);
    provider.statuses = [400];
    await system.ask(SendTextMessage, refused);
    await posts(refused.id, 1);
    const next = aText();
    await system.ask(SendTextMessage, next);
    await posts(next.id, 1);
    expect([provider.to(late.id).length, provider.to(refused.id).length]).toEqual([2, 1]);
  });

  it('warn the number that an account had before, once, also when the change is told twice', async () => {
    const messageId = randomUUID();
    const formerPhone = Keyring.of(SETTINGS).seal(PHONE, { collection: SEALED_FOR, field: 'to', id: messageId });
    const fact = { messageId, accountId: randomUUID(), language: 'en', formerPhone, at: new Date().toISOString() } as const;
    const before = await system.effects();
    await system.publishTwice(PhoneNumberChanged, fact);
    await until('one effect', async () => (await system.effects()) === before + 1);
    const [post] = (await posts(messageId, 1)) as Posted[];
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ to: PHONE, template: 'phone-changed', values: {} });
    const next = aText();
    await system.ask(SendTextMessage, next);
    await posts(next.id, 1);
    expect(provider.to(messageId)).toHaveLength(1);
  });

  it('are not shown where they go to a provider', async () => {
    expect(await system.ask(ListLoggedTexts, {})).toEqual({ items: [] });
  });
});

describe('text messages without a provider', () => {
  it.each<[string, Partial<NotificationsSettings>]>([
    ['are shown, with the number masked, where they go into the log', { SMS_TO_LOG: 'on' }],
    ['are refused where nothing is set up', { SMS_TO_LOG: 'off' }],
  ])('%s', async (_what, setting) => {
    const system = await TestSystem.start([notificationsService({ ...SETTINGS, ...setting })]);
    try {
      const sending = system.ask(SendTextMessage, aText());
      if (setting.SMS_TO_LOG === 'off') return await expect(sending).rejects.toThrow(TextMessagesOff);
      await sending;
      const { items } = await system.ask(ListLoggedTexts, {});
      expect(items).toEqual([{ at: expect.any(String), to: '139****0101', text: expect.stringContaining('271828') }]);
    } finally {
      await system.stop();
    }
  });
});

import { Broker, connectRabbit, Message } from '@linli/messaging';
import { until } from '@linli/testing';
import { ChannelModel, connect } from 'amqplib';
import { Rabbit } from '../ground/rabbit';

/** A message that any program could publish. */
export interface ByHand {
  readonly type: string;
  readonly body: string | Buffer;
  readonly id?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

const QUEUE = 'spy.everything';
const READ_WITHIN_MS = 20_000;

/** Keeps every message that reaches the exchange, in a durable queue of its own, whatever happens to the broker. */
export class Spy {
  /** By id: the same message published twice is one. */
  private readonly seen = new Map<string, Message>();

  private constructor(
    private readonly rabbit: Rabbit,
    private readonly namespace: string,
    /** The broker as a service meets it, past everything that is done to the services' connections. */
    readonly broker: Broker,
  ) {}

  /** To be called when the system runs and before anything happens in it. */
  static async listen(rabbit: Rabbit, namespace: string): Promise<Spy> {
    const spy = new Spy(rabbit, namespace, await connectRabbit({ url: rabbit.url, namespace }));
    await spy.broker.subscribe({ service: 'spy', queue: QUEUE, types: ['#'] }, async ({ message }) => {
      spy.seen.set(message.envelope.id, message);
      return { outcome: 'done' };
    });
    return spy;
  }

  /** Everything that has been published so far. */
  async collect(): Promise<Message[]> {
    await until('the spy has read its queue', async () => (await this.depth()) === 0, READ_WITHIN_MS);
    return [...this.seen.values()];
  }

  /** Publishes the same messages once more. */
  async publishAgain(messages: readonly Message[]): Promise<void> {
    await Promise.all(messages.map((message) => this.broker.publish(message)));
  }

  /** Publishes by hand, as any program could. */
  async publish(messages: readonly ByHand[]): Promise<void> {
    await this.connected(async (model) => {
      const channel = await model.createConfirmChannel();
      for (const { type, body, headers, id } of messages)
        channel.publish(this.exchange, type, Buffer.from(body), { messageId: id, type, headers, persistent: true });
      await channel.waitForConfirms();
    });
  }

  /** Puts a message into one queue of the system, past the exchange. */
  async publishTo(queue: string, { type, body, id, headers }: ByHand): Promise<void> {
    await this.connected(async (model) => {
      const channel = await model.createConfirmChannel();
      const properties = { messageId: id, type, headers, persistent: true };
      channel.sendToQueue(`${this.namespace}.${queue}`, Buffer.from(body), properties);
      await channel.waitForConfirms();
    });
  }

  /** Lets a queue of the system take one more type. */
  async bind(queue: string, type: string): Promise<void> {
    await this.connected(async (model) => {
      await (await model.createChannel()).bindQueue(`${this.namespace}.${queue}`, this.exchange, type);
    });
  }

  /** How many messages wait for the spy; one as long as nobody can say. */
  private async depth(): Promise<number> {
    let depth = 1;
    await this.connected(async (model) => {
      depth = (await (await model.createChannel()).checkQueue(`${this.namespace}.${QUEUE}`)).messageCount;
    }).catch(() => undefined);
    return depth;
  }

  private async connected(work: (model: ChannelModel) => Promise<void>): Promise<void> {
    const model = await connect(this.rabbit.url);
    model.on('error', () => {});
    try {
      await work(model);
    } finally {
      await model.close().catch(() => undefined);
    }
  }

  private get exchange(): string {
    return `${this.namespace}.linli.events`;
  }
}

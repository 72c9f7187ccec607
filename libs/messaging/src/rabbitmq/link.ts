import { ChannelModel, connect } from 'amqplib';
import { BrokerUnavailable } from '../broker/broker-errors';
import { Address } from './address';
import { backOffMs } from './back-off';
import { quietly, reasonOf } from './quietly';

/** Writes one line about the connection, never a password. */
export type Log = (line: string) => void;

/** What a connection is for. */
export interface Purpose {
  /** Shown in RabbitMQ's list of connections. */
  readonly name: string;
  /** Opens channels and declares what they need; when it rejects, the connection is closed and tried anew. */
  setUp(model: ChannelModel): Promise<void>;
  /** The connection is gone, or `setUp` did not get through. */
  tearDown(): void;
}

const HANDSHAKE_MS = 5_000;
const FAREWELL_MS = 2_000;

/** One connection to RabbitMQ that comes back by itself, with back-off, until it is closed. */
export class Link {
  private model?: ChannelModel;
  private closed: boolean = false;
  private wakeUp?: () => void;

  constructor(
    private readonly address: Address,
    private readonly purpose: Purpose,
    private readonly log: Log,
  ) {}

  get isUp(): boolean {
    return this.model !== undefined;
  }

  /** The connection; throws BrokerUnavailable while it is away. */
  get current(): ChannelModel {
    if (!this.model) throw new BrokerUnavailable(`The connection to RabbitMQ at ${this.address.shown} is away.`);
    return this.model;
  }

  /** Whether that connection is still the one in use. */
  isOn(model: ChannelModel): boolean {
    return this.model === model;
  }

  /** Resolves when connected and set up; tries again until `withinMs` have passed and rejects with BrokerUnavailable. */
  async open(withinMs = Number.POSITIVE_INFINITY): Promise<void> {
    const giveUpAt = Date.now() + withinMs;
    for (let attempt = 1; !this.closed; attempt++) {
      const failure = await this.tryOnce();
      if (failure === undefined) return;
      const reason = `RabbitMQ at ${this.address.shown} cannot be reached: ${failure}`;
      const delayMs = backOffMs(attempt);
      if (Date.now() + delayMs > giveUpAt) throw new BrokerUnavailable(reason);
      this.log(`${reason} (${this.purpose.name}, attempt ${attempt})`);
      await this.pause(delayMs);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakeUp?.();
    const { model } = this;
    if (model) await sayGoodbye(model);
  }

  /** Resolves with the reason where it did not succeed. */
  private async tryOnce(): Promise<string | undefined> {
    try {
      await this.connectOnce();
      return undefined;
    } catch (error) {
      this.purpose.tearDown();
      return reasonOf(error);
    }
  }

  private async connectOnce(): Promise<void> {
    const clientProperties = { connection_name: `linli ${this.purpose.name}` };
    const model = await connect(this.address.href, { noDelay: true, timeout: HANDSHAKE_MS, clientProperties });
    let gone: string | undefined;
    model.on('error', (error) => this.log(`RabbitMQ connection (${this.purpose.name}): ${reasonOf(error)}`));
    model.once('close', (error) => {
      gone = error ? reasonOf(error) : 'closed';
      this.lose(model);
    });
    try {
      await this.purpose.setUp(model);
      if (gone !== undefined || this.closed) throw new Error(gone ?? 'closed');
      this.model = model;
    } catch (error) {
      await sayGoodbye(model);
      throw error;
    }
  }

  private lose(model: ChannelModel): void {
    if (this.model !== model) return;
    this.model = undefined;
    this.purpose.tearDown();
    if (this.closed) return;
    this.log(`The connection to RabbitMQ at ${this.address.shown} (${this.purpose.name}) is lost; connecting again.`);
    void this.open().then(() => this.isUp && this.log(`Connected to RabbitMQ again (${this.purpose.name}).`));
  }

  private async pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** A broker that hangs does not answer the farewell. */
async function sayGoodbye(model: ChannelModel): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FAREWELL_MS);
  });
  await Promise.race([quietly(() => model.close()), patience]);
  clearTimeout(timer);
}

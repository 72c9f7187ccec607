import { Answer, Broker, Consume, Delivery, retryDelayMs, Subscription } from '../../broker/broker';
import { BrokerUnavailable, NoReply } from '../../broker/broker-errors';
import { Message } from '../../broker/message';
import { Life, NEVER, World } from './world';

interface Consumer {
  readonly life: Life;
  readonly consume: Consume;
}

interface Queue {
  readonly types: readonly string[];
  readonly consumers: Consumer[];
  /** The end of the line of deliveries: each begins after the one before it, unless it overtakes. */
  tail: Promise<unknown>;
  /** Messages that are not acknowledged. */
  open: number;
}

const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 50;

/** A broker that keeps what it has taken, and delivers it in its own time, in its own order and as often as the world allows. */
export class SimBroker {
  private readonly queues = new Map<string, Queue>();
  private readonly answers: { life: Life; answer: Answer }[] = [];

  constructor(private readonly world: World) {}

  /** How many messages are on their way. */
  get open(): number {
    return [...this.queues.values()].reduce((sum, { open }) => sum + open, 0);
  }

  /** The broker as one process meets it. */
  endpoint(life: Life): Broker {
    return {
      confirms: 'stored',
      takeParked: async () => {},
      publish: (message) => this.publish(life, message),
      request: (_service, message) => this.request(message),
      serve: async (_service, answer) => void this.answers.push({ life, answer }),
      subscribe: async (subscription, consume) => this.subscribe(subscription, { life, consume }),
      drain: async () => {},
      isReady: () => true,
      close: async () => {},
    };
  }

  /** One living process answers; when it dies on the way, nobody does. */
  async request(message: Message): Promise<Message> {
    await this.world.step();
    const server = this.world.any(this.answers.filter(({ life }) => !life.isDead));
    const reply = server ? this.replyOf(server.life, server.answer(message)) : NEVER;
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new NoReply(message.envelope.type)), PATIENCE_MS));
    return Promise.race([reply, late]);
  }

  private async replyOf(life: Life, reply: Promise<Message>): Promise<Message> {
    const answered = await reply;
    await this.world.step();
    if (life.isDead || this.world.chance(this.world.unkindness.unanswered)) await NEVER;
    return answered;
  }

  private async publish(life: Life, message: Message): Promise<void> {
    const { refused, unanswered, doubled } = this.world.unkindness;
    // Channels keep the order: what was published first is taken first.
    if (this.world.chance(refused)) throw new BrokerUnavailable('refused');
    const times = this.world.chance(doubled) ? 2 : 1;
    for (let time = 0; time < times; time++) this.take(message);
    await this.world.step();
    if (life.isDead) await NEVER;
    if (this.world.chance(unanswered)) throw new BrokerUnavailable('the confirm is lost');
  }

  private subscribe({ queue: name, types }: Subscription, consumer: Consumer): void {
    const queue = this.queues.get(name) ?? { types, consumers: [], tail: Promise.resolve(), open: 0 };
    queue.consumers.push(consumer);
    this.queues.set(name, queue);
  }

  private take(message: Message): void {
    const delivery = { message, attempt: 1, firstSeen: new Date().toISOString(), redelivered: false };
    for (const queue of this.queues.values()) {
      if (!queue.types.includes(message.envelope.type)) continue;
      queue.open++;
      const before = this.world.chance(this.world.unkindness.reordered) ? this.world.step() : queue.tail;
      queue.tail = before.then(() => this.begin(queue, delivery));
    }
  }

  /** Resolves when a consumer has begun. */
  private async begin(queue: Queue, delivery: Delivery): Promise<void> {
    await this.world.step();
    let consumer = this.livingOf(queue);
    while (!consumer) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      consumer = this.livingOf(queue);
    }
    void this.deliver(queue, consumer, delivery);
  }

  private livingOf({ consumers }: Queue): Consumer | undefined {
    return this.world.any(consumers.filter(({ life }) => !life.isDead));
  }

  private async deliver(queue: Queue, { life, consume }: Consumer, delivery: Delivery): Promise<void> {
    const verdict = await Promise.race([consume(delivery).catch(() => undefined), life.death]);
    const again = { ...delivery, redelivered: true };
    if (!verdict || life.isDead || this.world.chance(this.world.unkindness.unanswered)) return this.begin(queue, again);
    if (verdict.outcome === 'done') {
      queue.open--;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs(verdict.delayMs)));
    return this.begin(queue, { ...delivery, attempt: delivery.attempt + 1 });
  }
}

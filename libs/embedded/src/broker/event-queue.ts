import { Consume, Delivery, Message, retryDelayMs, Subscription } from '@linli/messaging';
import { Publication } from './publication';
import { WorkQueue } from './work-queue';

/** RabbitMQ parks a message after as many redeliveries; here its publisher keeps it. */
const MAX_REDELIVERIES = 20;
const MAX_DELAYED = 50_000;

interface Letter {
  readonly delivery: Delivery;
  readonly publication: Publication;
  readonly redeliveries: number;
}

/** One handler's queue of integration events, with its retries. */
export class EventQueue {
  readonly service: string;
  private readonly types: Set<string>;
  private readonly work = new WorkQueue<Letter>();
  private readonly delayed = new Set<NodeJS.Timeout>();

  constructor({ service, types }: Subscription) {
    this.service = service;
    this.types = new Set(types);
  }

  get isFull(): boolean {
    return this.work.isFull || this.delayed.size >= MAX_DELAYED;
  }

  takes(type: string): boolean {
    return this.types.has(type);
  }

  join(types: readonly string[], consume: Consume): void {
    for (const type of types) this.types.add(type);
    this.work.join((letter) => this.deliver(letter, consume));
  }

  push(message: Message, publication: Publication): void {
    const delivery = { message, attempt: 1, firstSeen: new Date().toISOString(), redelivered: false };
    this.work.push({ delivery, publication, redeliveries: 0 });
  }

  drain(): Promise<void> {
    return this.work.dismiss();
  }

  /** Forgets what waits; its publishers hear of it from whoever closes. */
  close(): void {
    for (const timer of this.delayed) clearTimeout(timer);
    this.delayed.clear();
    this.work.takeWaiting();
    void this.work.dismiss();
  }

  private async deliver(letter: Letter, consume: Consume): Promise<void> {
    try {
      const verdict = await consume(letter.delivery);
      if (verdict.outcome === 'done') letter.publication.done();
      else this.delay(letter, verdict.delayMs);
    } catch {
      this.redeliver(letter);
    }
  }

  private delay({ delivery, publication }: Letter, delayMs: number): void {
    const timer = setTimeout(() => {
      this.delayed.delete(timer);
      this.work.push({ delivery: { ...delivery, attempt: delivery.attempt + 1 }, publication, redeliveries: 0 });
    }, retryDelayMs(delayMs)).unref();
    this.delayed.add(timer);
  }

  private redeliver({ delivery, publication, redeliveries }: Letter): void {
    if (redeliveries === MAX_REDELIVERIES)
      publication.fail(`A consumer failed ${MAX_REDELIVERIES + 1} times on ${delivery.message.envelope.id}.`);
    else this.work.push({ delivery: { ...delivery, redelivered: true }, publication, redeliveries: redeliveries + 1 });
  }
}

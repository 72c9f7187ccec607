import { Message as AmqpMessage } from 'amqplib';
import { BrokerUnavailable, NobodyListens, NoReply } from '../broker/broker-errors';
import { Message, millisecondsLeft } from '../broker/message';
import { DirectSender } from './direct-sender';
import { Names } from './names';
import { fromPack, isPack, PACK, Sealed, seal, toPack } from './packing/pack';
import { Packer } from './packing/packer';
import { PendingRequests } from './pending-requests';
import { Replicas } from './replicas/replicas';

interface Question extends Sealed {
  /** Milliseconds to the deadline. */
  readonly left: number;
}

interface Pack {
  readonly content: Buffer;
  readonly numbers: readonly number[];
  /** Milliseconds as text. */
  readonly expiration: string;
}

/** Sends requests in packs and matches replies to them by numbers of its own. */
export class Requester {
  private readonly pending = new PendingRequests();
  private readonly packer = new Packer<Question>(
    (queue, questions) => this.post(queue, questions),
    () => this.pending.count <= 1,
  );
  private replyTo?: string;
  private lastNumber = 0;

  constructor(
    private readonly names: Names,
    private readonly sender: DirectSender,
    private readonly replicas: Replicas,
  ) {}

  /** Replies come to this queue from now on. */
  open(replyTo: string): void {
    this.replyTo = replyTo;
  }

  /** Replies come no more: all that wait reject with BrokerUnavailable. */
  shut(): void {
    this.replyTo = undefined;
    this.abandon();
  }

  /** Rejects all that wait; requests and replies may be lost. */
  abandon(reason = 'The connection to RabbitMQ was lost before the reply.'): void {
    this.pending.rejectAll(new BrokerUnavailable(reason));
  }

  request(service: string, message: Message): Promise<Message> {
    return new Promise((resolve, reject) => {
      const { type } = message.envelope;
      const left = millisecondsLeft(message.envelope);
      if (left <= 0) throw new NoReply(type);
      if (!this.replyTo) throw new BrokerUnavailable('The connection to RabbitMQ is away.');
      if (this.pending.areTooMany) throw new BrokerUnavailable('Too many requests wait for replies.');
      const number = ++this.lastNumber;
      this.pending.add(number, { service, type, until: performance.now() + left, resolve, reject });
      const queue = this.replicas.queueFor(service, message.key) ?? this.names.requests(service);
      this.packer.add(queue, { ...seal(number, message), left });
    });
  }

  /** Replies have arrived; one that nobody waits for any more is dropped. */
  replied(replies: AmqpMessage): void {
    if (!isPack(replies)) return;
    for (const { number, message } of fromPack(replies.content)) this.pending.take(number)?.resolve(message);
  }

  /** The broker has no queue of that name: not one request of the pack was handled. Where it was one replica's, all may take them. */
  returned({ content, properties, fields }: AmqpMessage): void {
    const numbers = fromPack(content).map(({ number }) => number);
    const service = numbers.map((number) => this.pending.serviceOf(number)).find((name) => name !== undefined);
    if (service === undefined) return;
    const everybody = this.names.requests(service);
    this.replicas.lose(fields.routingKey);
    if (fields.routingKey === everybody) this.fail(numbers, new NobodyListens(service));
    else this.dispatch(everybody, { content, numbers, expiration: properties.expiration });
  }

  /** The broker drops a pack when the last of its deadlines has passed. */
  private post(queue: string, questions: readonly Question[]): void {
    const expiration = String(Math.max(...questions.map(({ left }) => left)));
    this.dispatch(queue, { content: toPack(questions), numbers: questions.map(({ number }) => number), expiration });
  }

  private dispatch(queue: string, { content, numbers, expiration }: Pack): void {
    try {
      const way = { contentType: PACK, replyTo: this.replyTo, expiration, mandatory: true, persistent: false };
      this.sender.send(queue, content, way);
    } catch (error) {
      this.fail(numbers, error instanceof Error ? error : new BrokerUnavailable(String(error)));
    }
  }

  private fail(numbers: readonly number[], reason: Error): void {
    for (const number of numbers) this.pending.take(number)?.reject(reason);
  }
}

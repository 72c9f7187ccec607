import { Message as AmqpMessage } from 'amqplib';
import { BrokerUnavailable, NobodyListens, NoReply } from '../broker/broker-errors';
import { Message, millisecondsLeft } from '../broker/message';
import { DirectSender } from './direct-sender';
import { Names } from './names';
import { fromPack, isPack, PACK, Sealed, seal, toPack } from './packing/pack';
import { Packer } from './packing/packer';
import { PendingRequests } from './pending-requests';

interface Question extends Sealed {
  /** Milliseconds to the deadline. */
  readonly left: number;
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
      this.packer.add(this.names.requests(service), { ...seal(number, message), left });
    });
  }

  /** Replies have arrived; one that nobody waits for any more is dropped. */
  replied(replies: AmqpMessage): void {
    if (!isPack(replies)) return;
    for (const { number, message } of fromPack(replies.content)) this.pending.take(number)?.resolve(message);
  }

  /** The broker has no queue of that name: not one request of the pack was handled. */
  returned(requests: AmqpMessage): void {
    for (const { number } of fromPack(requests.content)) {
      const waiting = this.pending.take(number);
      waiting?.reject(new NobodyListens(waiting.service));
    }
  }

  /** The broker drops a pack when the last of its deadlines has passed. */
  private post(queue: string, questions: readonly Question[]): void {
    const expiration = String(Math.max(...questions.map(({ left }) => left)));
    try {
      const way = { contentType: PACK, replyTo: this.replyTo, expiration, mandatory: true, persistent: false };
      this.sender.send(queue, toPack(questions), way);
    } catch (error) {
      const reason = error instanceof Error ? error : new BrokerUnavailable(String(error));
      for (const { number } of questions) this.pending.take(number)?.reject(reason);
    }
  }
}

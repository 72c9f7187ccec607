import { Channel, Options } from 'amqplib';
import { Answer } from '../broker/broker';
import { instantOf, Message } from '../broker/message';
import { crashPoint } from '../on-purpose';
import { Arrival } from './arrival';
import { toMessage, toProperties } from './cloud-events';
import { DirectSender } from './direct-sender';
import { Log } from './link';
import { GoneAskers } from './packing/gone-askers';
import { fromPack, isPack, PACK, Sealed, seal, toPack } from './packing/pack';
import { Packer } from './packing/packer';
import { WorkInHand } from './packing/work-in-hand';
import { Consumption } from './queue-consumer';
import { reasonOf } from './quietly';

/** Requests that are being answered at a time; others wait, in order. */
const MAX_IN_HAND = 300;

/** How long a reply waits for a connection that is away; hardly anybody waits longer for a reply. */
const REPLY_WITHIN_MS = 8_000;

/** The queue that requests come from. */
export interface RequestQueue {
  readonly name: string;
  declare(channel: Channel): Promise<void>;
}

export interface ReplyPath {
  readonly sender: DirectSender;
  readonly goneAskers: GoneAskers;
  readonly log: Log;
}

interface PackedReply extends Sealed {
  /** Its pack has been sent, or cannot be. */
  sent(): void;
}

interface Request {
  readonly message: Message;
  /** Sends the reply, and then calls `settled`. */
  reply(reply: Message): void;
  /** The reply is on its way, cannot be sent, or is not wanted. */
  settled(): void;
}

/**
 * Answers a service's requests, in packs or one by one. A pack is acknowledged when the last of its replies is on its way: one
 * that comes again repeats requests, which commands notice by their message id. A request is not begun when its deadline has
 * passed or its asker has gone.
 */
export class RequestConsumption implements Consumption {
  readonly queue: string;
  readonly prefetch = 300;
  private readonly replies = new Packer<PackedReply>(
    (queue, items) => this.post(queue, items),
    () => this.work.isIdle,
  );

  constructor(
    private readonly from: RequestQueue,
    private readonly answer: Answer,
    private readonly path: ReplyPath,
    private readonly work = new WorkInHand(MAX_IN_HAND),
  ) {
    this.queue = from.name;
  }

  declare(channel: Channel): Promise<void> {
    return this.from.declare(channel);
  }

  /** The same for another queue; of both together no more requests are being answered at a time. */
  alsoFrom(queue: RequestQueue): RequestConsumption {
    return new RequestConsumption(queue, this.answer, this.path, this.work);
  }

  async handle(arrival: Arrival): Promise<void> {
    try {
      if (isPack(arrival.message)) await this.handlePack(arrival);
      else await new Promise<void>((resolve) => this.take(arrival, this.singleRequest(arrival, resolve)));
    } catch (error) {
      this.path.log(`What came to ${this.queue} is no pack: ${reasonOf(error)}`);
    }
    arrival.acknowledge();
  }

  private handlePack(arrival: Arrival): Promise<void> {
    const { content, properties } = arrival.message;
    const replyTo = String(properties.replyTo);
    const requests = fromPack(content);
    let open = requests.length;
    return new Promise<void>((resolve) => {
      const settled = (): void => {
        open--;
        if (open === 0) resolve();
      };
      for (const { number, message } of requests) {
        const reply = (reply: Message): void => this.replies.add(replyTo, Object.assign(seal(number, reply), { sent: settled }));
        this.take(arrival, { message, reply, settled });
      }
    });
  }

  private take(arrival: Arrival, request: Request): void {
    this.work.take({
      isWanted: () => this.isWanted(arrival, request.message),
      run: (done) => this.run(request, done),
      drop: request.settled,
    });
  }

  private run({ message, reply, settled }: Request, done: () => void): void {
    const failed = (error: unknown): void => {
      // To run it again for another reply that cannot leave would be a hot loop; its sender has a deadline.
      this.path.log(`No reply to a request of ${this.queue}: ${reasonOf(error)}`);
      settled();
      done();
    };
    this.answer(message).then((answer) => {
      crashPoint('before-reply');
      reply(answer);
      done();
    }, failed);
  }

  /** A channel that has gone means that the broker gives the pack to somebody else. */
  private isWanted({ gone, message }: Arrival, { envelope: { deadline } }: Message): boolean {
    const isLate = deadline !== undefined && instantOf(deadline) <= Date.now();
    return !isLate && !gone.aborted && !this.path.goneAskers.has(String(message.properties.replyTo));
  }

  private singleRequest({ message }: Arrival, settled: () => void): Request {
    const { replyTo, correlationId, messageId } = message.properties;
    const reply = (reply: Message): void => {
      const properties = { ...toProperties(reply), correlationId: correlationId ?? messageId };
      this.whenOpen(() => {
        if (replyTo) this.send(String(replyTo), Buffer.from(reply.body), properties);
        settled();
      });
    };
    return { message: toMessage(message), reply, settled };
  }

  private post(replyTo: string, items: readonly PackedReply[]): void {
    this.whenOpen(() => {
      this.send(replyTo, toPack(items), { contentType: PACK });
      for (const { sent } of items) sent();
    });
  }

  /** After a loss, requests may come before the connection is back over which replies leave: their askers shall not wait in vain. */
  private whenOpen(send: () => void): void {
    const { sender } = this.path;
    if (sender.isOpen) send();
    else void sender.opened(REPLY_WITHIN_MS).then(send);
  }

  /** Mandatory, so that an asker who has gone is heard of. */
  private send(replyTo: string, content: Buffer, properties: Options.Publish): void {
    try {
      this.path.sender.send(replyTo, content, { ...properties, persistent: false, mandatory: true });
    } catch (error) {
      this.path.log(`No reply to a request of ${this.queue}: ${reasonOf(error)}`);
    }
  }
}

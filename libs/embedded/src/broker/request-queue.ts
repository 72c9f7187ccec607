import { Answer, BrokerUnavailable, Message, millisecondsLeft, NobodyListens, NoReply } from '@linli/messaging';
import { WorkQueue } from './work-queue';

interface PendingRequest {
  readonly message: Message;
  settle(outcome: Message | Error): void;
}

/** The requests to one service and who waits for their replies. */
export class RequestQueue {
  private readonly work = new WorkQueue<PendingRequest>();
  private readonly pending = new Set<PendingRequest>();

  constructor(private readonly service: string) {}

  join(answer: Answer): void {
    this.work.join((request) => this.answer(request, answer));
  }

  async send(message: Message): Promise<Message> {
    const left = millisecondsLeft(message.envelope);
    if (!this.work.hasWorkers) throw new NobodyListens(this.service);
    if (left <= 0) throw new NoReply(message.envelope.type);
    if (this.work.isFull) throw new BrokerUnavailable(`Too many requests wait for ${this.service}.`);
    return this.waitForReply(message, left);
  }

  /** What has not been started was not handled, and its sender is told so. */
  drain(): Promise<void> {
    const drained = this.work.dismiss();
    for (const request of this.work.takeWaiting()) request.settle(new NobodyListens(this.service));
    return drained;
  }

  close(): void {
    void this.work.dismiss();
    for (const request of this.pending) request.settle(new BrokerUnavailable('The broker was closed before the reply.'));
  }

  private waitForReply(message: Message, milliseconds: number): Promise<Message> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => request.settle(new NoReply(message.envelope.type)), milliseconds);
      const settle = (outcome: Message | Error): void => {
        clearTimeout(timer);
        this.pending.delete(request);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      const request = { message, settle };
      this.pending.add(request);
      this.work.push(request);
    });
  }

  private async answer(request: PendingRequest, answer: Answer): Promise<void> {
    if (!this.pending.has(request)) return;
    try {
      request.settle(await answer(request.message));
    } catch {
      // An answer does not reject; if one does, its sender learns as much as it would of a process that died: nothing.
    }
  }
}

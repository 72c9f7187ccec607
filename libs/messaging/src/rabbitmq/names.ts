import { randomUUID } from 'node:crypto';

/** What exchanges and queues are called on the broker, each prefixed with the namespace where there is one. */
export class Names {
  constructor(private readonly namespace?: string) {}

  /** The topic exchange of integration events. */
  get events(): string {
    return this.queue('linli.events');
  }

  /** Where a message that has waited goes back from, by the name of its queue. */
  get comeback(): string {
    return this.queue('linli.comeback');
  }

  /** The exchange and the queue for messages whose queue is gone when they come back. */
  get homeless(): string {
    return this.queue('linli.homeless');
  }

  /** The exchange and the queue where messages wait this long. */
  retry(delayMs: number): string {
    return this.queue(`linli.retry.${delayMs}`);
  }

  requests(service: string): string {
    return this.queue(`${service}.requests`);
  }

  /** The requests that are meant for one replica; new for each process. */
  requestsOf(service: string, replica: string): string {
    return `${this.requests(service)}.${replica}`;
  }

  /** The fanout exchange through which replicas say that they are there. */
  get replicas(): string {
    return this.queue('linli.replicas');
  }

  deadLetters(service: string): string {
    return this.queue(`${service}.dead-letters`);
  }

  /** New at each call: a connection that is half gone may still hold the last one. */
  replies(): string {
    return this.queue(`linli.replies.${randomUUID()}`);
  }

  /** The queue's name without the namespace. */
  plain(queue: string): string {
    return this.namespace && queue.startsWith(`${this.namespace}.`) ? queue.slice(this.namespace.length + 1) : queue;
  }

  queue(name: string): string {
    return this.namespace ? `${this.namespace}.${name}` : name;
  }
}

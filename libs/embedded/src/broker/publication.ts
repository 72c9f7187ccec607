import { BrokerUnavailable } from '@linli/messaging';

/** One published message until the last of its queues is done with it. */
export class Publication {
  readonly confirmed: Promise<void>;
  private resolve!: () => void;
  private reject!: (reason: BrokerUnavailable) => void;

  constructor(private openQueues: number) {
    this.confirmed = new Promise<void>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** One queue has done with the message. */
  done(): void {
    this.openQueues--;
    if (this.openQueues === 0) this.resolve();
  }

  /** The publisher has to send it again; what its queues do later no longer counts. */
  fail(reason: string): void {
    this.reject(new BrokerUnavailable(reason));
  }
}

import { ConsumeMessage } from 'amqplib';
import { Acknowledgements } from './acknowledgements';

/** One message in hand, acknowledged by hand and once. On a channel that has gone nothing happens: the broker delivers the message again. */
export class Arrival {
  private isSettled: boolean = false;

  constructor(
    readonly message: ConsumeMessage,
    private readonly acknowledgements: Acknowledgements,
    /** Aborted when the channel has gone and the broker has taken the message back. */
    readonly gone: AbortSignal,
  ) {
    acknowledgements.arrived(message);
  }

  /** Off the queue for good. */
  acknowledge(): void {
    if (this.settles()) this.acknowledgements.acknowledge(this.message);
  }

  /** Back to the queue, to be delivered again at once. */
  giveBack(): void {
    if (this.settles()) this.acknowledgements.giveBack(this.message);
  }

  private settles(): boolean {
    if (this.gone.aborted || this.isSettled) return false;
    this.isSettled = true;
    return true;
  }
}

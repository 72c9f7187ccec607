import { Broker } from '../broker/broker';
import { Message } from '../broker/message';
import { crashPoint } from '../on-purpose';
import { OutboxRow } from './outbox.schema';

interface Parcel {
  readonly message: Message;
  readonly row: string;
}

/** The broker's refusals since they were last asked for. */
interface Refusals {
  readonly count: number;
  readonly last?: Error;
}

/**
 * Publishes the messages of rows, many at a time, and reports a row when the broker has confirmed all of them. Where a confirm
 * says that the message is stored, messages about one subject leave one after another: one that is refused holds back the later
 * ones about its subject, and nothing else, until `again` gets it through.
 */
export class Dispatch {
  /** How many messages of each row are not confirmed. */
  private readonly rows = new Map<string, number>();
  /** The first of a lane is on its way. */
  private readonly lanes = new Map<string, Parcel[]>();
  private refused: Parcel[] = [];
  private refusals: Refusals = { count: 0 };

  constructor(
    private readonly broker: Broker,
    private readonly onConfirmed: (row: string) => void,
  ) {}

  send({ _id, messages }: OutboxRow): void {
    this.rows.set(_id, messages.length);
    for (const message of messages) this.line({ message, row: _id });
    if (messages.length === 0) this.confirmRow(_id);
  }

  /** Tries again what the broker has refused; to be called at intervals, so that a broker in trouble is not stormed. */
  again(): void {
    for (const parcel of this.refused.splice(0)) this.publish(parcel);
  }

  /** What was refused since the last call. */
  takeRefusals(): Refusals {
    const { refusals } = this;
    this.refusals = { count: 0 };
    return refusals;
  }

  private line(parcel: Parcel): void {
    const subject = this.laneOf(parcel);
    const lane = subject === undefined ? undefined : this.lanes.get(subject);
    if (lane) lane.push(parcel);
    else {
      if (subject !== undefined) this.lanes.set(subject, [parcel]);
      this.publish(parcel);
    }
  }

  /** A confirm that waits for the handlers would hold a lane back for as long as their retries take. */
  private laneOf({ message: { envelope } }: Parcel): string | undefined {
    return this.broker.confirms === 'stored' ? envelope.subject : undefined;
  }

  private publish(parcel: Parcel): void {
    crashPoint('before-publish');
    this.broker.publish(parcel.message).then(
      () => this.confirmed(parcel),
      (error: Error) => {
        this.refusals = { count: this.refusals.count + 1, last: error };
        this.refused.push(parcel);
      },
    );
  }

  private confirmed(parcel: Parcel): void {
    crashPoint('after-publish');
    this.nextAfter(parcel);
    const open = (this.rows.get(parcel.row) ?? 1) - 1;
    if (open > 0) this.rows.set(parcel.row, open);
    else this.confirmRow(parcel.row);
  }

  private nextAfter(parcel: Parcel): void {
    const subject = this.laneOf(parcel);
    const lane = subject === undefined ? undefined : this.lanes.get(subject);
    if (subject === undefined || !lane) return;
    lane.shift();
    const [next] = lane;
    if (next) this.publish(next);
    else this.lanes.delete(subject);
  }

  private confirmRow(row: string): void {
    this.rows.delete(row);
    this.onConfirmed(row);
  }
}

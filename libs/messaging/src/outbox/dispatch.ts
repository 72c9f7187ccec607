import { Broker } from '../broker/broker';
import { Message } from '../broker/message';
import { crashPoint } from '../on-purpose';
import { OutboxRow } from './outbox.schema';

interface Parcel {
  readonly message: Message;
  readonly row: string;
  /** Counts up. */
  readonly number: number;
}

/** Messages about one subject of which the broker has refused some; there is one only while that is so. */
interface Jam {
  /** To be tried again. */
  readonly refused: Parcel[];
  /** Came later, and must not overtake. */
  readonly behind: Parcel[];
  /** Being tried again. */
  inFlight: number;
}

/** The broker's refusals since they were last asked for. */
interface Refusals {
  readonly count: number;
  readonly last?: Error;
}

/**
 * Publishes the messages of rows in order, many at a time, and reports a row when the broker has confirmed all of them. A message
 * that is refused holds back the later ones about its subject, and nothing else, until `again` gets it through.
 */
export class Dispatch {
  /** How many messages of each row are not confirmed. */
  private readonly rows = new Map<string, number>();
  private readonly jams = new Map<string | number, Jam>();
  private refusals: Refusals = { count: 0 };
  private lastNumber = 0;

  constructor(
    private readonly broker: Pick<Broker, 'publish'>,
    private readonly onConfirmed: (row: string) => void,
  ) {}

  send({ _id, messages }: OutboxRow): void {
    this.rows.set(_id, messages.length);
    for (const message of messages) this.line({ message, row: _id, number: ++this.lastNumber });
    if (messages.length === 0) this.confirmRow(_id);
  }

  /** Tries again what the broker has refused; to be called at intervals, so that a broker in trouble is not stormed. */
  again(): void {
    for (const jam of this.jams.values()) {
      const refused = jam.refused.splice(0).sort((one, other) => one.number - other.number);
      jam.inFlight += refused.length;
      for (const parcel of refused) this.publish(parcel, jam);
    }
  }

  /** What was refused since the last call. */
  takeRefusals(): Refusals {
    const { refusals } = this;
    this.refusals = { count: 0 };
    return refusals;
  }

  private line(parcel: Parcel): void {
    const jam = this.jams.get(laneOf(parcel));
    if (jam) jam.behind.push(parcel);
    else this.publish(parcel);
  }

  private publish(parcel: Parcel, jam?: Jam): void {
    crashPoint('before-publish');
    this.broker.publish(parcel.message).then(
      () => this.confirmed(parcel, jam),
      (error: Error) => this.refused(parcel, error, jam),
    );
  }

  private refused(parcel: Parcel, error: Error, triedIn?: Jam): void {
    this.refusals = { count: this.refusals.count + 1, last: error };
    if (triedIn) triedIn.inFlight--;
    const jam = triedIn ?? this.jams.get(laneOf(parcel)) ?? { refused: [], behind: [], inFlight: 0 };
    jam.refused.push(parcel);
    this.jams.set(laneOf(parcel), jam);
  }

  private confirmed(parcel: Parcel, jam?: Jam): void {
    crashPoint('after-publish');
    if (jam) this.loosen(parcel, jam);
    const open = (this.rows.get(parcel.row) ?? 1) - 1;
    if (open > 0) this.rows.set(parcel.row, open);
    else this.confirmRow(parcel.row);
  }

  /** The last that was refused is through: the others may go. */
  private loosen(parcel: Parcel, jam: Jam): void {
    jam.inFlight--;
    if (jam.inFlight > 0 || jam.refused.length > 0) return;
    this.jams.delete(laneOf(parcel));
    for (const next of jam.behind) this.publish(next);
  }

  private confirmRow(row: string): void {
    this.rows.delete(row);
    this.onConfirmed(row);
  }
}

/** What is about nothing waits for nothing. */
const laneOf = ({ message: { envelope }, number }: Parcel): string | number => envelope.subject ?? number;

import { randomUUID } from 'node:crypto';
import { Connection, Model, Schema } from 'mongoose';
import { Registered, Size } from './counter';

interface EventRow {
  readonly _id: string;
  readonly places: number;
  readonly limit: number;
  readonly taken: number;
  readonly waiting: number;
  readonly arrivals: number;
}

interface Row {
  readonly _id: string;
  readonly eventId: string;
  readonly resident: string;
  readonly status: string;
  readonly arrival: number;
}

/** What somebody is answered: 201 with the registration, or 409. */
export interface Reply {
  readonly status: number;
  readonly body: object;
}

const REFUSED: Reply = { status: 409, body: { type: 'full' } };

/**
 * Registration as a monolith does it: a guarded `findOneAndUpdate` of the event, then an insert. What counts as the same request is told by a
 * unique index. It has neither messages to others, nor history, nor idempotency keys; two steps, so that a process that dies in between loses a place.
 */
export class MonolithDesk {
  private constructor(
    private readonly events: Model<EventRow>,
    private readonly rows: Model<Row>,
  ) {}

  static async at(store: Connection): Promise<MonolithDesk> {
    const events = store.model<EventRow>('Event', eventSchema);
    const rows = store.model<Row>('Row', rowSchema);
    await Promise.all([events.init(), rows.init()]);
    return new MonolithDesk(events, rows);
  }

  async open({ places, waiting }: Size): Promise<string> {
    const _id = randomUUID();
    await this.events.create({ _id, places, limit: waiting, taken: 0, waiting: 0, arrivals: 0 });
    return _id;
  }

  async register(eventId: string, resident: string): Promise<Reply> {
    const event = (await this.take(eventId, 'taken', 'places')) ?? (await this.take(eventId, 'waiting', 'limit'));
    if (!event) return this.known(eventId, resident);
    const status = event.waiting === 0 ? 'confirmed' : 'waiting';
    const row = { _id: randomUUID(), eventId, resident, status, arrival: event.arrivals };
    try {
      await this.rows.collection.insertOne(row as never);
      return replyOf(row);
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error;
      await this.giveBack(eventId, status);
      return this.known(eventId, resident);
    }
  }

  async cancel(id: string): Promise<Reply> {
    const row = await this.rows.findOneAndUpdate({ _id: id, status: { $ne: 'cancelled' } }, { status: 'cancelled' }).lean<Row>();
    if (row) await this.giveBack(row.eventId, row.status);
    return { status: 200, body: { id } };
  }

  async registrations(eventId: string): Promise<Registered[]> {
    const rows = await this.rows.find({ eventId }).lean<Row[]>();
    return rows.map(({ _id, status, arrival }) => ({ id: _id, status, arrival }));
  }

  /** One more, where there is room; nobody gets a free place while others wait. */
  private take(eventId: string, what: 'taken' | 'waiting', most: 'places' | 'limit'): Promise<EventRow | null> {
    const room = { $expr: { $lt: [`$${what}`, `$${most}`] }, ...(what === 'taken' && { waiting: 0 }) };
    const more = { $inc: { [what]: 1, arrivals: 1 } };
    return this.events.findOneAndUpdate({ _id: eventId, ...room }, more, { returnDocument: 'after' }).lean<EventRow>();
  }

  /** Goes to whoever waits the longest. */
  private async giveBack(eventId: string, status: string): Promise<void> {
    const next =
      status === 'confirmed' &&
      (await this.rows
        .findOneAndUpdate({ eventId, status: 'waiting' }, { status: 'confirmed' }, { sort: { arrival: 1 } })
        .lean());
    const freed = next || status === 'waiting' ? 'waiting' : 'taken';
    await this.events.updateOne({ _id: eventId }, { $inc: { [freed]: -1 } });
  }

  private async known(eventId: string, resident: string): Promise<Reply> {
    const row = await this.rows.findOne({ eventId, resident }).lean<Row>();
    return row ? replyOf(row) : REFUSED;
  }
}

const replyOf = ({ _id, arrival }: Row): Reply => ({ status: 201, body: { id: _id, arrival } });

const number = { type: Number, required: true } as const;
const text = { type: String, required: true } as const;

const eventSchema = new Schema<EventRow>(
  { _id: text, places: number, limit: number, taken: number, waiting: number, arrivals: number },
  { versionKey: false },
);
const rowSchema = new Schema<Row>(
  { _id: text, eventId: text, resident: text, status: text, arrival: number },
  { versionKey: false },
);
rowSchema.index({ eventId: 1, resident: 1 }, { unique: true });
rowSchema.index({ eventId: 1, status: 1, arrival: 1 });

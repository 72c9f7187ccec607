import { SERVICES, ServiceName } from '@linli/contracts';
import { Connection, createConnection } from 'mongoose';

/** A service keeps everything in a database of its own. */
export type Database = ServiceName | 'tally';
export const DATABASES: readonly Database[] = [...new Set<Database>([...SERVICES, 'tally'])];

export interface Letter {
  readonly _id: string;
  /** `<handler>/<message id>` */
  readonly key: string;
  readonly reason: string;
  readonly body: string;
}

/** Looks into the databases of the system under test, past everything that is done to its connections. */
export class Stores {
  private constructor(
    private readonly connection: Connection,
    private readonly namespace: string,
  ) {}

  static async open(uri: string, namespace: string): Promise<Stores> {
    return new Stores(await createConnection(uri, { serverSelectionTimeoutMS: 10_000 }).asPromise(), namespace);
  }

  /** How many outbox rows there are in all. */
  async outboxDepth(): Promise<number> {
    const counts = await Promise.all(DATABASES.map((name) => this.of(name, 'outbox').countDocuments()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The ids of all outbox rows. */
  async outboxIds(): Promise<string[]> {
    const rows = await Promise.all(DATABASES.map((name) => this.of(name, 'outbox').find({}).project({ _id: 1 }).toArray()));
    return rows.flat().map(({ _id }) => String(_id));
  }

  /** `<handler>/<message id>` of every effect that the service's handlers have had. */
  async effects(name: Database): Promise<Set<string>> {
    return new Set((await this.of(name, 'inbox').find({}).project({ _id: 1 }).toArray()).map(({ _id }) => _id));
  }

  async letters(name: Database): Promise<Letter[]> {
    const letters = await this.of(name, 'deadLetters').find({}).toArray();
    return letters.map(({ _id, handler, envelope, reason, body }) => ({
      _id,
      key: `${handler}/${(envelope as { id: string }).id}`,
      reason: String(reason),
      body: String(body),
    }));
  }

  /** How many strokes the tally made for each `<handler>/<message id>`. */
  async strokes(): Promise<Map<string, number>> {
    const strokes = await this.of('tally', 'strokes').find({}).toArray();
    const counts = new Map<string, number>();
    for (const { handler, messageId } of strokes) {
      const key = `${handler}/${messageId}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  of(name: Database, collection: string) {
    return this.connection
      .useDb(`${this.namespace}-${name}`, { useCache: true })
      .collection<{ _id: string } & Record<string, unknown>>(collection);
  }

  async close({ drop }: { drop: boolean }): Promise<void> {
    if (drop) for (const name of DATABASES) await this.connection.useDb(`${this.namespace}-${name}`).dropDatabase();
    await this.connection.close();
  }
}

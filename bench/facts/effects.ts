import { Connection, mongo } from 'mongoose';
import { dropStore, openStore } from '../measure/store';
import { FactBody } from './fact';

type Effect = Pick<FactBody, 'run' | 'key'>;

/** The effects that a consumer has had in its database: one document each and no unique key, so that a doubled one shows. */
export class Effects {
  private readonly collection: mongo.Collection<Effect>;

  private constructor(
    readonly store: Connection,
    private readonly database: string,
  ) {
    this.collection = store.collection<Effect>('effects') as unknown as mongo.Collection<Effect>;
  }

  static async open(database: string): Promise<Effects> {
    return new Effects(await openStore(database), database);
  }

  /** The effect as a peer has it, in a transaction where a session is given. */
  async insert({ run, key }: FactBody, session?: mongo.ClientSession): Promise<void> {
    await this.collection.insertOne({ run, key }, { session });
  }

  async insertMany(facts: readonly FactBody[]): Promise<void> {
    await this.collection.insertMany(facts.map(({ run, key }) => ({ run, key })));
  }

  /** What is wrong with the effects of a run that had so many facts; then makes room for the next, which finds those that come late. */
  async problemsOf(run: string, facts: number): Promise<string[]> {
    const found = await this.collection.find({}, { projection: { _id: 0 } }).toArray();
    await this.collection.deleteMany({});
    const keys = found.filter((effect) => effect.run === run).map(({ key }) => key);
    const distinct = new Set(keys).size;
    return [
      ...told(facts - distinct, 'facts without effect'),
      ...told(keys.length - distinct, 'doubled effects'),
      ...told(found.length - keys.length, 'effects after the end of their run'),
    ];
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** Nothing is left in the store. */
  async drop(): Promise<void> {
    await this.store.close();
    await dropStore(this.database);
  }
}

const told = (count: number, what: string): string[] => (count === 0 ? [] : [`${count} ${what}`]);

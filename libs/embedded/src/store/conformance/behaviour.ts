import { type Collection, type Document, MongoError, MongoServerError } from 'mongodb';
import { type Connection, connectForTest } from './connection';
import { DIFFERENCES } from './differences';

/** The store under test, as the behaviours of one topic see it. */
export interface Store extends Connection {
  /** A collection that no other behaviour uses, with these documents in it. */
  fresh(docs?: Document[]): Promise<Collection<Document>>;
}

/** Sends a write command as it is, and throws its first write error as drivers do. */
export async function written({ db }: Store, command: Document): Promise<Document> {
  const reply = await db.command(command);
  if (reply.writeErrors) throw new MongoServerError({ ...reply.writeErrors[0], message: reply.writeErrors[0].errmsg });
  return reply;
}

type Act = (store: Store) => unknown;
type Expected = { answer: unknown } | { code: number };

let current: Store | undefined;
let collections = 0;

/** A group of behaviours, tested through one connection; `prepare` runs once before them. */
export function topic(title: string, declare: () => void, prepare: (store: Store) => unknown = () => undefined): void {
  describe(title, () => {
    beforeAll(async () => {
      current = withCollections(await connectForTest());
      await prepare(current);
    });
    afterAll(() => current?.close());
    declare();
  });
}

function withCollections(connection: Connection): Store {
  return {
    ...connection,
    async fresh(docs = []) {
      collections += 1;
      const collection = connection.db.collection<Document>(`c${collections}`);
      if (docs.length) await collection.insertMany(docs.map((doc) => ({ ...doc })));
      return collection;
    },
  };
}

/** MongoDB answers so; a store for which a difference is declared must answer exactly as declared there, or refuse. */
export function answers(title: string, act: Act, answer: unknown): void {
  it(title, () => expectation(title, act, { answer }));
}

/** MongoDB's codes from here on have no names and mean nothing to drivers: other stores need to refuse, no more. */
const NAMELESS = 12_000;

/** MongoDB refuses with this code. */
export function refuses(title: string, act: Act, code: number): void {
  it(title, () => expectation(title, act, { code }));
}

async function expectation(title: string, act: Act, expected: Expected): Promise<void> {
  const store = current!;
  const difference = DIFFERENCES[store.kind].find(({ behaviour }) => behaviour === title);
  const wanted = difference ?? (store.kind === 'mongodb' ? expected : named(expected));
  if ('answer' in wanted) expect(await act(store)).toEqual(wanted.answer);
  else await expectRefusal(() => act(store), wanted);
}

function named(expected: Expected): Expected | { code?: undefined } {
  return 'code' in expected && expected.code > NAMELESS ? {} : expected;
}

async function expectRefusal(act: () => unknown, { code }: { code?: number }): Promise<void> {
  const outcome = await (async () => act())().then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`not refused, but answered: ${JSON.stringify(outcome.value)}`);
  if (!(outcome.error instanceof MongoError)) throw outcome.error;
  if (code !== undefined) expect({ code: outcome.error.code, message: outcome.error.message }).toMatchObject({ code });
}

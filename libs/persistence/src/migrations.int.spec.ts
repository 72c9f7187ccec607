import { randomUUID } from 'node:crypto';
import { Connection, createConnection } from 'mongoose';
import { Migration, migrate } from './migrations';

describe('migrations', () => {
  let connection: Connection;
  const taken: number[] = [];
  beforeEach(async () => {
    taken.length = 0;
    connection = await createConnection(process.env.MONGODB_URI as string, {
      dbName: `test-${randomUUID().slice(0, 8)}`,
    }).asPromise();
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  const step = (number: number, run: Migration['run'] = async () => undefined): Migration => ({
    number,
    name: `step ${number}`,
    run: async (one) => {
      taken.push(number);
      await run(one);
    },
  });

  it('are taken in order, each once', async () => {
    await migrate(connection, [step(2), step(1)]);
    await migrate(connection, [step(1), step(2), step(3)]);
    expect(taken).toEqual([1, 2, 3]);
  });

  it('are taken by one of several that start at once; the others wait for it', async () => {
    let done = 0;
    const slow = step(1, async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      done++;
    });
    await Promise.all([1, 2, 3].map(() => migrate(connection, [slow]).then(() => expect(done).toBe(1))));
    expect(taken).toEqual([1]);
  });

  it('are begun anew where one failed', async () => {
    const failing = step(1, async () => {
      throw new Error('cut off');
    });
    await expect(migrate(connection, [failing])).rejects.toThrow('cut off');
    await migrate(connection, [step(1), step(2)]);
    expect(taken).toEqual([1, 1, 2]);
  });
});

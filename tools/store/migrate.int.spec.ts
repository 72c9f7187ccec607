import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@linli/testing';
import type { MongoClient } from 'mongodb';
import { inProject } from '../prepare/project.mjs';
import { copyCollection } from './copy.mjs';
import { withClient } from './driver.mjs';
import { portOfRunning } from './folder.mjs';
import { main } from './migrate.mjs';
import { comparison } from './print.mjs';
import { withStore } from './server.mjs';
import { CommandRuns } from './testing/command-runs';
import { contentsOf, plantSample } from './testing/sample';
import { TEXTS } from './texts.mjs';

const MANY = 3_000;
const mark = randomUUID().slice(0, 8);
const names: [string, string] = [`linli_tools_${mark}_a`, `linli_tools_${mark}_b`];
const only = names.join(',');

/** The store of the test run if it is no embedded one, else an embedded store of its own; it may be shared with others. */
async function withTarget(work: (uri: string) => Promise<void>): Promise<void> {
  const { MONGODB_URI, LINLI_TEST_STORE } = process.env;
  if (MONGODB_URI && LINLI_TEST_STORE !== 'embedded') return work(MONGODB_URI);
  const folder = mkdtempSync(join(tmpdir(), 'linli-target-'));
  try {
    await withStore(folder, work);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const on = <T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> => withClient(uri, work, TEXTS.en);

describe('npm run migrate-store', () => {
  let runs: CommandRuns;
  let target: string;
  let release: () => void;
  let released: Promise<void>;
  const migrate = (...args: string[]) => runs.run(main, ...args);
  const inStore = <T>(work: (client: MongoClient) => Promise<T>): Promise<T> =>
    withStore(runs.store, (uri: string) => on(uri, work)) as Promise<T>;
  const dropTarget = () => on(target, (client) => Promise.all(names.map((name) => client.db(name).dropDatabase())));

  beforeAll(async () => {
    await new Promise<void>((isUp, failed) => {
      released = withTarget((uri) => {
        target = uri;
        isUp();
        return new Promise((end) => {
          release = end;
        });
      });
      released.catch(failed);
    });
  });
  afterAll(async () => {
    release();
    await released;
  });
  beforeEach(async () => {
    runs = new CommandRuns();
    await inStore((client) => plantSample(client, names, MANY));
  });
  afterEach(async () => {
    await dropTarget();
    runs.end();
  });

  it('copies everything there and back', async () => {
    const planted = await inStore((client) => contentsOf(client, names));
    const there = await migrate('--to', target, '--only', only);
    expect(there.code).toBe(0);
    expect(there.text).toMatch(/^collection +documents +checksum +equal\n/);
    expect(there.text).toMatch(new RegExp(`^${names[1]}.many +${MANY} +[0-9a-f]{16} +yes$`, 'm'));
    expect(there.text).toMatch(new RegExp(`^${names[0]}.empty +0 +0{16} +yes$`, 'm'));
    expect(there.text).toMatch(/Both sides are equal\.$/);

    await expect(migrate('--from', target, '--only', only)).rejects.toThrow('has data already; --replace keeps it beside');
    const back = await migrate('--from', target, '--only', only, '--replace');
    expect(back.code).toBe(0);
    expect(back.text).toMatch(/What was there before is kept in .*store\.before-restore-\d{8}T\d{9}Z$/);
    expect(await inStore((client) => contentsOf(client, names))).toEqual(planted);
    expect(readdirSync(runs.dataDir)).toEqual(['store', expect.stringMatching(/^store\.before-restore-/)]);
  });

  it('leaves a target with documents alone, unless they may be replaced', async () => {
    await on(target, (client) => client.db(names[1]).collection('other').insertOne({}));
    const refused = migrate('--to', target, '--only', only);
    await expect(refused).rejects.toThrow(`has documents in the database ${names[1]} already; --replace drops it first`);
    expect(await on(target, (client) => client.db(names[0]).collections())).toEqual([]);
    expect((await migrate('--to', target, '--only', only, '--replace')).code).toBe(0);
    expect(await on(target, (client) => client.db(names[1]).listCollections().toArray())).toMatchObject([{ name: 'many' }]);
  });

  it('tells of a copy that is not equal, and leaves it without indexes', async () => {
    const row = await inStore((client) =>
      on(target, async (other) => {
        const [from, to] = [client, other].map((each) => ({ db: each.db(names[0]), name: 'kinds' }));
        const somebodyWrites = () => to!.db.collection('kinds').insertOne({});
        const copied = await copyCollection({ from, to, options: {} }, somebodyWrites, TEXTS.en);
        expect(await to!.db.collection('kinds').listIndexes().toArray()).toHaveLength(1);
        return copied;
      }),
    );
    expect(comparison([row], TEXTS.en)).toMatch(/kinds +3 → 4 +[0-9a-f]{16} → [0-9a-f]{16} +NO$/);
  });

  it('is refused while the platform runs', async () => {
    await withStore(runs.store, async () => {
      for (const direction of ['--to', '--from'])
        await expect(migrate(direction, target, '--only', only)).rejects.toThrow('the platform runs on');
    });
  });

  it('can be run again after it was killed, in both directions', async () => {
    const killed = async (direction: string, isUnderWay: () => Promise<unknown>) => {
      const child: ChildProcess = spawn(
        process.execPath,
        [inProject('tools/migrate-store.mjs'), direction, target, '--only', only],
        {
          stdio: 'ignore',
        },
      );
      const ended = once(child, 'exit');
      await until('some of it', async () => child.exitCode !== null || ((await isUnderWay()) ? true : undefined));
      child.kill('SIGKILL');
      await ended;
      await until('the end of its store', async () => (await portOfRunning(runs.store)) === undefined);
    };
    const planted = await inStore((client) => contentsOf(client, names));
    await killed('--to', () => on(target, (client) => client.db(names[0]).collection('kinds').findOne({})));
    expect((await migrate('--to', target, '--only', only, '--replace')).code).toBe(0);

    rmSync(runs.store, { recursive: true });
    await killed('--from', async () => readdirSync(runs.dataDir).includes('store-incoming'));
    await until('the end of its store', async () => (await portOfRunning(`${runs.store}-incoming`)) === undefined);
    expect((await migrate('--from', target, '--only', only, '--replace')).code).toBe(0);
    expect(await inStore((client) => contentsOf(client, names))).toEqual(planted);
  });

  it('knows the databases it can copy, in both languages', async () => {
    await expect(migrate('--to', target, '--only', 'nowhere')).rejects.toThrow('there is no database nowhere to copy');
    process.env.LINLI_LANGUAGE = 'zh-CN';
    expect((await migrate('--help')).text).toContain('须先停止平台');
  });
});

describe('npm run migrate-store, called wrongly,', () => {
  let runs: CommandRuns;
  beforeEach(() => {
    runs = new CommandRuns();
  });
  afterEach(() => runs.end());

  it.each([
    [[], 2, 'either --to URI or --from URI is wanted'],
    [['--to', 'mongodb://a', '--from', 'mongodb://b'], 2, 'either --to URI or --from URI is wanted'],
    [['--to', 'nonsense'], 2, 'this is no address of a MongoDB'],
    [['--to', 'mongodb://a', '--only', 'x,'], 2, '--only wants the names of databases'],
    [['--into', 'mongodb://a'], 2, 'not understood: --into mongodb://a; see --help'],
    [
      ['--from', 'mongodb://me:secret@127.0.0.1:1/?serverSelectionTimeoutMS=200'],
      undefined,
      'there is no MongoDB to be reached at 127.0.0.1:1:',
    ],
    [['--to', 'mongodb://127.0.0.1:1/'], undefined, 'there is no embedded store in'],
  ])('says what is wrong with %j', async (args, exitCode, message) => {
    const error = await runs.run(main, ...args).catch((thrown: Error & { exitCode?: number }) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining(message) as string });
    expect((error as { exitCode?: number }).exitCode).toBe(exitCode);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { until } from '@linli/testing';
import type { MongoClient } from 'mongodb';
import { filesAt } from '../prepare/fingerprint.mjs';
import { inProject } from '../prepare/project.mjs';
import { main as backup } from './backup.mjs';
import { withClient } from './driver.mjs';
import { portOfRunning } from './folder.mjs';
import { main as restore } from './restore.mjs';
import { withStore } from './server.mjs';
import { CommandRuns } from './testing/command-runs';
import { contentsOf, plantSample } from './testing/sample';
import { TEXTS } from './texts.mjs';

const MANY = 3_000;
const names: [string, string] = ['backup_a', 'backup_b'];

// The store that is built says whether it has the commands.
const built = inProject('dist/libs/embedded/src/store');
const has = (command: string) => filesAt(built).some((file: string) => readFileSync(file, 'utf8').includes(command));
const whenBuilt = has('linliBackup') && has('linliCheck') ? describe : describe.skip;

const on = <T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> => withClient(uri, work, TEXTS.en);

whenBuilt('npm run backup and npm run restore', () => {
  let runs: CommandRuns;
  let file: string;
  const inStore = <T>(work: (client: MongoClient, uri: string) => Promise<T>): Promise<T> =>
    withStore(runs.store, (uri: string) => on(uri, (client) => work(client, uri))) as Promise<T>;
  const contents = () => inStore((client) => contentsOf(client, names));
  const add = () => inStore((client) => client.db(names[0]).collection('kinds').insertOne({}));

  beforeEach(() => {
    runs = new CommandRuns();
    file = join(runs.dataDir, 'linli.backup');
  });
  afterEach(() => runs.end());

  it('bring back what there was, while nothing runs', async () => {
    await inStore((client) => plantSample(client, names, MANY));
    const planted = await contents();
    expect((await runs.run(backup, file)).text).toMatch(
      /^Backed up 3003 documents in 3 collections \(\d+\.\d MB\): .*linli\.backup$/,
    );
    await expect(runs.run(backup, file)).rejects.toThrow('exists already; a backup never overwrites a file');

    await add();
    expect((await runs.run(restore, file, '--check')).text).toBe(
      `The backup is sound: 3003 documents in 3 collections in ${file}`,
    );
    await expect(runs.run(restore, file)).rejects.toThrow('has data already; --replace keeps it beside');
    const { text } = await runs.run(restore, file, '--replace');
    expect(text).toMatch(/^Restored 3003 documents in 3 collections from .*\nWhat was there before is kept in .*before-restore-/);
    expect(await contents()).toEqual(planted);
    const statements = [file, join(runs.store, 'data.mdb')].map((path) => statSync(path).mode & 0o777);
    expect(statements).toEqual([0o600, 0o600]);

    process.env.DATA_DIR = join(runs.dataDir, 'elsewhere');
    expect((await runs.run(restore, file)).text).toBe(`Restored 3003 documents in 3 collections from ${file}`);
  });

  it('take one moment of a store that runs and is written to', async () => {
    await inStore(async (client) => {
      await plantSample(client, names, MANY);
      let [stop, pairs] = [false, 0];
      const write = async () => {
        for (; !stop; pairs++)
          await client.withSession((session) =>
            session.withTransaction(async () => {
              for (const name of ['left', 'right'])
                await client.db(names[0]).collection<{ _id: number }>(name).insertOne({ _id: pairs }, { session });
            }),
          );
      };
      const writing = write();
      await until('some pairs', () => pairs > 5);
      await runs.run(backup, file);
      stop = true;
      await writing;
      await expect(runs.run(restore, file, '--replace')).rejects.toThrow(`the platform runs on ${runs.store}; stop it first`);
    });
    await runs.run(restore, file, '--replace');
    const found = (await contents()) as Record<string, { documents: string[] }>;
    expect(found[`${names[1]}.many`]!.documents).toHaveLength(MANY);
    expect(found[`${names[0]}.left`]!.documents.length).toBeGreaterThan(5);
    expect(found[`${names[0]}.left`]!.documents).toEqual(found[`${names[0]}.right`]!.documents);
  });

  it('are not taken in by a file that is no sound backup', async () => {
    await inStore((client) => plantSample(client, names, MANY));
    await runs.run(backup, file);
    const before = await contents();
    const bad = (name: string, spoil: (path: string) => void) => {
      const path = join(runs.dataDir, name);
      copyFileSync(file, path);
      spoil(path);
      return expect(runs.run(restore, path, '--replace')).rejects;
    };
    await bad('other', (path) => writeFileSync(path, 'x'.repeat(100_000))).toThrow('is not a backup of the embedded store');
    await bad('empty', (path) => writeFileSync(path, '')).toThrow('is not a backup of the embedded store');
    await bad('short', (path) => truncateSync(path, statSync(path).size / 2)).toThrow(/short cannot be restored: /);
    await bad('broken', (path) => writeSync(openSync(path, 'r+'), Buffer.alloc(64_000, 7), 0, 64_000, 100_000)).toThrow(
      /broken cannot be restored: /,
    );
    await bad('gone', (path) => rmSync(path)).toThrow('there is no file');
    expect(await contents()).toEqual(before);
    expect(readdirSync(runs.dataDir).filter((name) => name.startsWith('store'))).toEqual(['store']);
  });

  it('leave the old or the new when they are killed', async () => {
    await inStore((client) => plantSample(client, names, MANY));
    await runs.run(backup, file);
    const restored = await contents();
    await add();
    const old = await contents();
    const child: ChildProcess = spawn(process.execPath, [inProject('tools/restore.mjs'), file, '--replace'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await until('some of it', () => child.exitCode !== null || existsSync(`${runs.store}-incoming`));
    child.kill('SIGKILL');
    await ended;
    await until('the end of its store', async () => (await portOfRunning(`${runs.store}-incoming`)) === undefined);
    expect([old, restored]).toContainEqual(await contents());
    await runs.run(restore, file, '--replace');
    expect(await contents()).toEqual(restored);
  });

  it('say what is wrong', async () => {
    await expect(runs.run(backup)).rejects.toMatchObject({ exitCode: 2, message: 'the name of one file is wanted; see --help' });
    await expect(runs.run(restore, 'a', 'b')).rejects.toMatchObject({ exitCode: 2 });
    await expect(runs.run(restore, '--force', 'a')).rejects.toMatchObject({ exitCode: 2 });
    await expect(runs.run(backup, join(file, 'a'))).rejects.toThrow('there is no folder');
    await expect(runs.run(backup, file)).rejects.toThrow('there is no embedded store in');
    mkdirSync(runs.store);
    await expect(runs.run(backup, file)).rejects.toThrow('there is no embedded store in');
    process.env.LINLI_LANGUAGE = 'zh-CN';
    expect((await runs.run(backup, '--help')).text).toContain('绝不覆盖已有文件');
    expect((await runs.run(restore, '--help')).text).toContain('须先停止平台');
  });
});

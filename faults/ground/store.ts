import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from './command';
import { undoLater } from './left-behind';
import { freePort } from './ports';
import { project } from './project';

const SERVICES = join(project, '../shared/services');
const UP_WITHIN_MS = 600_000;
/** Where the chroot of the services usually is, and the cluster in it. */
const READ_LAYOUT = 'source ./lib.sh && printf "%s\\n%s" "$root" "$cluster"';

export interface FaultStore {
  readonly uri: string;
  readonly what: string;
}

/** A store of the suite's own: the MongoDB-compatible services where they are beside the project, else the embedded store. */
export const startStore = (amqpPort: number, kind: 'any' | 'embedded'): Promise<FaultStore> =>
  kind === 'any' && existsSync(join(SERVICES, 'up')) && process.getuid?.() === 0 ? startServices(amqpPort) : startEmbedded();

async function startServices(amqpPort: number): Promise<FaultStore> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-faults-services-'));
  const [mongo, postgres] = [await freePort(), await freePort()];
  const environment = {
    SERVICES_AMQP_PORT: String(amqpPort),
    SERVICES_MONGO_PORT: String(mongo),
    SERVICES_PG_PORT: String(postgres),
    SERVICES_RUN: join(folder, 'run'),
    SERVICES_ROOT: await aRoot(),
  };
  undoLater(async () => {
    await run(join(SERVICES, 'down'), [], { environment });
    for (const path of [folder, environment.SERVICES_ROOT]) await run('rm', ['-rf', '--one-file-system', '--', path]);
  });
  await run(join(SERVICES, 'up'), [], { environment, withinMs: UP_WITHIN_MS });
  return { uri: `mongodb://127.0.0.1:${mongo}/?replicaSet=rs0`, what: 'the MongoDB-compatible services' };
}

/** A chroot of our own: hard links to the files of the one that is there, without its data; `up` builds one where there is none. */
async function aRoot(): Promise<string> {
  const layout = await run('bash', ['-c', `cd ${JSON.stringify(SERVICES)} && ${READ_LAYOUT}`]);
  const [root = '', cluster = ''] = layout.split('\n');
  const mine = `${root}-faults-${process.pid}`;
  if (!existsSync(root)) return mine;
  // What its owner deletes meanwhile is of no interest; `up` sees whether the copy is complete.
  await run('cp', ['-al', root, mine]).catch(() => undefined);
  await run('rm', ['-rf', '--one-file-system', '--', join(mine, cluster)]);
  return mine;
}

async function startEmbedded(): Promise<FaultStore> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-faults-store-'));
  const server = spawn(process.execPath, [join(project, 'dist/libs/embedded/src/store/serve.js')], {
    env: { ...process.env, DATA_DIR: folder, STORE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  undoLater(async () => {
    const gone = once(server, 'exit');
    if (server.kill('SIGTERM')) await gone;
    await rm(folder, { recursive: true, force: true });
  });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  return { uri: line.replace('MONGODB_URI=', ''), what: 'the embedded store' };
}

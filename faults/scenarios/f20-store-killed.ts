import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Violation } from '../check/violation';
import { checkStore, tidy } from '../embedded/check-store';
import { Ledger } from '../embedded/ledger';
import { Load } from '../embedded/load';
import { sceneAt, setScene } from '../embedded/scene';
import { inWords, killAll, StoreProcess } from '../embedded/store-process';
import { startOnTornCopies } from '../embedded/torn';
import { undoLater } from '../ground/left-behind';
import { seconds } from './recovery';
import { Finding, Form, LoneScenario } from './scenario';

const KILLS = { smoke: 25, long: 300 };
const TORN_COPIES = { smoke: 20, long: 150 };
const CHECK_EVERY = 5;
const SHORTEST_LIFE_MS = 50;
const LONGEST_LIFE_MS = 1_000;
/** One start in so many does not come to its end. */
const KILLED_WHILE_STARTING = 8;
const LONGEST_START_MS = 500;

async function run({ smoke }: Form): Promise<Finding> {
  const form = smoke ? 'smoke' : 'long';
  const folder = await mkdtemp(join(tmpdir(), 'linli-faults-killed-'));
  undoLater(() => rm(folder, { recursive: true, force: true }));
  undoLater(killAll);
  const lives = new Lives(folder);
  for (let kill = 0; kill < KILLS[form] && lives.violations.length === 0; kill++) await lives.next(kill);
  await lives.last();
  const torn = await startOnTornCopies(folder, TORN_COPIES[form]);
  const starts = `${lives.starts.length} starts in at most ${seconds(Math.max(...lives.starts))}`;
  return { saw: `${lives.ledger.summary}; ${starts}; ${torn.saw}`, violations: [...lives.violations, ...torn.violations] };
}

/** One life of the store after the other, all on one folder, each ended by kill −9. */
class Lives {
  readonly ledger = new Ledger();
  readonly violations: Violation[] = [];
  /** How long each start took, in ms. */
  readonly starts: number[] = [];

  constructor(private readonly folder: string) {}

  async next(kill: number): Promise<void> {
    if (kill % KILLED_WHILE_STARTING === KILLED_WHILE_STARTING - 1) await this.killWhileStarting();
    const { store, scene } = await this.start();
    if (kill === 0) await setScene(scene);
    else if (kill % CHECK_EVERY === 0) this.violations.push(...(await checkStore(scene)), ...(await tidy(scene)));
    const load = new Load(scene, String(kill));
    await pause(SHORTEST_LIFE_MS + Math.random() * LONGEST_LIFE_MS);
    // Nobody begins anything more, and everybody is in the middle of something.
    const ended = load.end();
    await store.kill();
    await ended;
    await scene.mongo.close();
  }

  /** Checks what the last kill has left, and stops as one should. */
  async last(): Promise<void> {
    const { store, scene } = await this.start();
    this.violations.push(...(await checkStore(scene)));
    await scene.mongo.close();
    await store.stop();
  }

  private async start() {
    const store = new StoreProcess(this.folder);
    const up = await store.ready();
    if (!('uri' in up)) throw new Error(`The store did not start again: ${inWords(up)}`);
    this.starts.push(up.tookMs);
    return { store, scene: await sceneAt(up.uri, this.ledger) };
  }

  private async killWhileStarting(): Promise<void> {
    const store = new StoreProcess(this.folder);
    await pause(Math.random() * LONGEST_START_MS);
    await store.kill();
  }
}

export const storeKilled: LoneScenario = {
  id: 'F20',
  does: 'kills the embedded store −9 at random moments under load, again and again, then starts it on damaged copies of its folder',
  alone: true,
  run,
};

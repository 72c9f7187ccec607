import { setTimeout as pause } from 'node:timers/promises';
import { Violation, violation } from '../check/violation';
import { checkStore } from './check-store';
import { Ledger } from './ledger';
import { Load } from './load';
import { Scene, sceneAt, setScene, storedIn } from './scene';
import { inWords, StoreProcess } from './store-process';

const PADDING = 'x'.repeat(4_000);
/** So many refusals after each other mean that the disk is full. */
const FULL_AFTER = 100;
const FULL_WITHIN_MS = 90_000;
const WRITES_WITHIN_MS = 10_000;
const READS = 20;

/** The embedded store on a disk that is too small. */
export class FullDisk {
  readonly violations: Violation[] = [];
  private readonly ledger = new Ledger();
  private readonly seen: string[] = [];
  private store!: StoreProcess;
  private scene!: Scene;

  constructor(private readonly folder: string) {}

  async begin(): Promise<void> {
    await this.start();
    await setScene(this.scene);
  }

  get refused(): number {
    return this.ledger.refused;
  }

  get summary(): string {
    const reasons = [...this.ledger.refusals].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} × "${reason}"`);
    return [this.ledger.summary, ...this.seen, `refused: ${reasons.slice(0, 3).join(', ') || 'nothing'}`].join('; ');
  }

  /** Writes until nothing more goes in; meanwhile the store has to stay up, and to answer reads. */
  async fillUp(time: string): Promise<void> {
    const load = new Load(this.scene, `fill-${time}`);
    const until = Date.now() + FULL_WITHIN_MS;
    const enough = this.ledger.refused + FULL_AFTER;
    while (this.ledger.refused < enough && Date.now() < until && !this.store.hasEnded) await pause(20);
    if (!this.store.hasEnded) await this.read();
    await load.end();
    if (this.store.hasEnded)
      this.violations.push(violation('I9', `the store ended when its disk was full: ${inWords(await this.store.ended)}`));
    else this.violations.push(...(await checkStore(this.scene)));
  }

  /** Whether a write is taken again, in the time that it may need; a store that has ended is started first. */
  async writesAgain(since: string): Promise<void> {
    if (this.store.hasEnded) await this.restart();
    const from = Date.now();
    for (let at = 0; Date.now() - from < WRITES_WITHIN_MS; at++) {
      const _id = `after-${since}-${at}`;
      const document = { _id, copy: _id, client: 0, n: 0, padding: '' };
      const { outcome } = await this.ledger.attempt(() => storedIn(this.scene, 'single').insertOne(document));
      this.ledger.singles.made(_id, outcome);
      if (outcome === 'ok') return;
      await pause(50);
    }
    this.violations.push(violation('I9', `writes do not work within ${WRITES_WITHIN_MS} ms after ${since}`));
  }

  /** Frees room by deleting; resolves with false where even that was refused. */
  async deleteHalf(): Promise<boolean> {
    if (this.store.hasEnded) return false;
    const { singles } = this.ledger;
    const all = singles.known;
    const ids = all.slice(0, all.length / 2);
    const counts = { ok: 0, fail: 0, unknown: 0 };
    for (const _id of ids) {
      const { outcome } = await this.ledger.attempt(() => storedIn(this.scene, 'single').deleteOne({ _id }));
      singles.removed(_id, outcome);
      counts[outcome] += 1;
    }
    this.seen.push(`on the full disk ${counts.ok} of ${ids.length} deletes worked`);
    return counts.ok > 0;
  }

  /** kill −9 under load on the full disk; what was acknowledged has to be there, also without any more room. */
  async killAndCheck(): Promise<void> {
    const load = this.store.hasEnded ? undefined : new Load(this.scene, 'killed');
    await pause(200);
    const ended = load?.end();
    await this.store.kill();
    await ended;
    await this.restart();
    this.violations.push(...(await checkStore(this.scene)));
    await this.scene.mongo.close();
    await this.store.stop();
  }

  private async read(): Promise<void> {
    // Nobody removes these meanwhile.
    const ids = this.ledger.pairs.known.slice(-READS);
    for (const _id of ids) {
      const { outcome, value } = await this.ledger.attempt(() => storedIn(this.scene, 'left').findOne({ _id }));
      if (outcome !== 'ok' || value === null)
        this.violations.push(violation('I9', `${_id} could not be read on a full disk: ${outcome}`));
    }
  }

  private async restart(): Promise<void> {
    await this.scene.mongo.close();
    await this.start();
  }

  private async start(): Promise<void> {
    this.store = new StoreProcess(this.folder);
    const up = await this.store.ready();
    if (!('uri' in up)) throw new Error(`The store did not start: ${inWords(up)}`);
    this.scene = await sceneAt(up.uri, this.ledger, PADDING);
  }
}

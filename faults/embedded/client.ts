import { Violation, violation } from '../check/violation';
import { DUPLICATE_KEY } from './ledger';
import { COUNTERS, countersOf, Scene, Stored, storedIn } from './scene';
import { BUILDER, buildIndex, useCollection } from './schema-changes';

/** Few enough to meet, and many enough that some are free in the end. */
const CODES = 5_000;
const ABORTED = 0.1;

const below = (limit: number): number => Math.floor(Math.random() * limit);

/** One client in one life of the store: does one thing after another, at random, and notes what became of it. */
export class TormentingClient {
  private made = 0;

  constructor(
    private readonly scene: Scene,
    private readonly number: number,
    private readonly life: string,
  ) {}

  async act(): Promise<void> {
    const dice = Math.random();
    if (dice < 0.35) await this.insert();
    else if (dice < 0.5) await this.remove();
    else if (dice < 0.65) await this.count();
    else if (dice < 0.8) await this.transact();
    else if (dice < 0.97) await this.claim();
    else if (this.number === BUILDER) await buildIndex(this.scene);
    else await useCollection(this.scene, `${this.life}-${this.number}-${this.made++}`);
  }

  private async insert(): Promise<void> {
    const { ledger } = this.scene;
    const document = this.document();
    const { outcome } = await ledger.attempt(() => storedIn(this.scene, 'single').insertOne(document));
    ledger.singles.made(document._id, outcome);
    this.owned.push(document._id);
  }

  private async remove(): Promise<void> {
    const { ledger } = this.scene;
    const [_id] = this.owned.splice(below(this.owned.length), 1);
    if (_id === undefined || !ledger.singles.has(_id)) return;
    const { outcome, value } = await ledger.attempt(() => storedIn(this.scene, 'single').deleteOne({ _id }));
    if (outcome === 'ok' && value?.deletedCount !== 1) ledger.violations.push(notFound(_id));
    ledger.singles.removed(_id, outcome);
  }

  private async count(): Promise<void> {
    const { ledger } = this.scene;
    const _id = String(below(COUNTERS));
    const step = () =>
      countersOf(this.scene, 'counters').findOneAndUpdate({ _id }, { $inc: { n: 1 } }, { returnDocument: 'after' });
    const { outcome, value } = await ledger.attempt(step);
    ledger.counters.stepped(_id, outcome, value?.n);
  }

  /** Two documents and a box, all or none; some are called off at the end. */
  private async transact(): Promise<void> {
    const { mongo, ledger } = this.scene;
    const document = this.document();
    const session = mongo.startSession();
    session.startTransaction();
    const write = async (): Promise<void> => {
      for (const name of ['left', 'right'] as const) await storedIn(this.scene, name).insertOne(document, { session });
      await countersOf(this.scene, 'boxes').updateOne({ _id: String(this.number) }, { $inc: { n: 1 } }, { session });
    };
    const { outcome } = await ledger.attempt(write);
    const commits = outcome === 'ok' && Math.random() > ABORTED;
    if (!commits) await session.abortTransaction().catch(() => undefined);
    // Without a commit nothing may remain, also where answers were lost.
    ledger.pairs.made(document._id, commits ? (await ledger.attempt(() => session.commitTransaction())).outcome : 'fail');
    await session.endSession().catch(() => undefined);
  }

  /** A document with a code that only one may have. */
  private async claim(): Promise<void> {
    const { ledger } = this.scene;
    const document = { ...this.document(), code: `code-${below(CODES)}` };
    const { outcome, code } = await ledger.attempt(() => storedIn(this.scene, 'unique').insertOne(document));
    ledger.uniques.made(document._id, outcome);
    if (code === DUPLICATE_KEY && !(await this.isTaken(document.code)))
      ledger.violations.push(violation('I7', `${document.code} was refused as taken, and nobody has it`));
  }

  /** Nobody gives codes back, so what was taken is. */
  private async isTaken(code: string): Promise<boolean> {
    const { outcome, value } = await this.scene.ledger.attempt(() => storedIn(this.scene, 'unique').findOne({ code }));
    return outcome !== 'ok' || value !== null;
  }

  private document(): Stored {
    const n = this.made++;
    const _id = `${this.life}-${this.number}-${n}`;
    return { _id, copy: _id, client: this.number, n, padding: this.scene.padding };
  }

  private get owned(): string[] {
    const { owned } = this.scene.ledger;
    const mine = owned.get(this.number) ?? [];
    owned.set(this.number, mine);
    return mine;
  }
}

const notFound = (id: string): Violation => violation('I2', `${id} was acknowledged, and not there to be removed`, 'lost');

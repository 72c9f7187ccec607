import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoServerError } from 'mongodb';
import { Violation, violation } from '../check/violation';
import { undoLater } from '../ground/left-behind';
import { damagedCopy } from './damage';
import { Ledger } from './ledger';
import { Stored, sceneAt, storedIn } from './scene';
import { differences, Snapshot, snapshotOf } from './snapshot';
import { End, inWords, isRefusal, killAll, StoreProcess } from './store-process';

const READY_WITHIN_MS = 20_000;
const GONE_WITHIN_MS = 1_000;
const WRITES = 20;
/** So that most of the folder is documents, as it is in practice. */
const MORE = 5_000;
const PADDING = 'x'.repeat(500);

/** What a store made of a damaged folder. */
type Verdict = 'refused' | 'refused later' | 'served all of it' | 'answered with an error' | 'WRONG';

/** Starts the store on so many damaged copies of a folder: it must refuse with a sentence, or serve what was there. */
export async function startOnTornCopies(folder: string, times: number): Promise<{ saw: string; violations: Violation[] }> {
  const snapshot = await undamaged(folder);
  const verdicts = new Map<Verdict, number>();
  const violations: Violation[] = [];
  const copies = await mkdtemp(join(tmpdir(), 'linli-faults-torn-'));
  undoLater(() => rm(copies, { recursive: true, force: true }));
  undoLater(killAll);
  for (let at = 0; at < times; at++) {
    const copy = join(copies, String(at));
    const damage = await damagedCopy(folder, copy);
    const { verdict, wrong } = await judge(copy, snapshot);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    violations.push(...wrong.map(({ invariant, kind, text }) => violation(invariant, `${damage}: ${text}`, kind)));
    await rm(copy, { recursive: true });
  }
  const counts = [...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  return { saw: `${times} damaged copies: ${counts}`, violations };
}

const storedAs = (_id: string, n: number): Stored => ({ _id, copy: _id, client: 0, n, padding: PADDING });

async function undamaged(folder: string): Promise<Snapshot> {
  const store = new StoreProcess(folder);
  const up = await store.ready();
  if (!('uri' in up)) throw new Error(`The undamaged folder cannot be opened: ${inWords(up)}`);
  const scene = await sceneAt(up.uri, new Ledger());
  await storedIn(scene, 'right').insertMany(Array.from({ length: MORE }, (_, n) => storedAs(`more-${n}`, n)));
  const snapshot = await snapshotOf(scene.db);
  await scene.mongo.close();
  await store.stop();
  return snapshot;
}

interface Judged {
  readonly verdict: Verdict;
  readonly wrong: Violation[];
}

async function judge(copy: string, snapshot: Snapshot): Promise<Judged> {
  const store = new StoreProcess(copy);
  const up = await store.ready(READY_WITHIN_MS);
  if (!('uri' in up)) {
    await store.kill();
    return judgeEnd(up, 'refused');
  }
  try {
    const wrong = await useAndCompare(up.uri, snapshot);
    const end = await store.stop();
    if (end.signal || end.code !== 0) wrong.push(...judgeEnd(end, 'refused later').wrong);
    return { verdict: wrong.length > 0 ? 'WRONG' : 'served all of it', wrong };
  } catch (error) {
    return await judgeError(store, error as Error);
  }
}

/** Reads everything, and again after some writes: these use pages that reading does not. */
async function useAndCompare(uri: string, snapshot: Snapshot): Promise<Violation[]> {
  const scene = await sceneAt(uri, new Ledger());
  try {
    const wrong = await differences(scene.db, snapshot);
    const written = Array.from({ length: WRITES }, (_, n) => `after-${n}`);
    for (const [n, _id] of written.entries()) await storedIn(scene, 'single').insertOne(storedAs(_id, n));
    await storedIn(scene, 'single').deleteMany({ _id: { $in: written } });
    return wrong.length > 0 ? wrong : await differences(scene.db, snapshot);
  } finally {
    await scene.mongo.close();
  }
}

/** A store that notices late may say so to the client, or end as if it had noticed at the start. */
async function judgeError(store: StoreProcess, error: Error): Promise<Judged> {
  const end = await Promise.race([store.ended, pause(GONE_WITHIN_MS)]);
  if (end) return judgeEnd(end, 'refused later');
  await store.kill();
  if (error instanceof MongoServerError) return { verdict: 'answered with an error', wrong: [] };
  return { verdict: 'WRONG', wrong: [violation('I9', `the store did not answer: ${error.message}`)] };
}

function judgeEnd(end: End, verdict: Verdict): Judged {
  if (isRefusal(end)) return { verdict, wrong: [] };
  return { verdict: 'WRONG', wrong: [violation('I9', `the store ended with ${inWords(end)}`)] };
}

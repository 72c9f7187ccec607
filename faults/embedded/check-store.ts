import { ofThese, Violation, violation } from '../check/violation';
import { checkIndexes } from './check-indexes';
import { DUPLICATE_KEY } from './ledger';
import { Count, countersOf, Scene, STAYING, Stored, storedIn, TEMPORARY } from './scene';

const MOST_SINGLES = 4_000;

/** Compares the store with everything that was ever attempted; nobody may be writing meanwhile. */
export async function checkStore(scene: Scene): Promise<Violation[]> {
  const { ledger } = scene;
  const [single, left, right, unique] = await Promise.all(STAYING.map((name) => scan(scene, name)));
  const counted = async (name: 'counters' | 'boxes'): Promise<Count[]> => countersOf(scene, name).find({}).toArray();
  const found = [
    ...ledger.violations.splice(0),
    ...ledger.singles.check(idsOf(single!)),
    ...ledger.pairs.check(idsOf(left!)),
    ...ledger.uniques.check(idsOf(unique!)),
    ...ledger.counters.check(new Map((await counted('counters')).map(({ _id, n }) => [_id, n]))),
    ...checkPairs(left!, right!, await counted('boxes')),
    ...checkCodes(unique!),
    ...(await checkCollections(scene)),
  ];
  for (const [at, documents] of [single!, left!, right!, unique!].entries()) {
    const garbled = documents.filter(({ _id, copy }) => _id !== copy);
    found.push(...ofThese(idsOf(garbled), 'I2', ['documents with other contents']));
    found.push(...(await checkIndexes(storedIn(scene, STAYING[at]!), documents)));
  }
  return found;
}

const scan = (scene: Scene, name: (typeof STAYING)[number]): Promise<Stored[]> =>
  storedIn(scene, name).find({}).hint({ $natural: 1 }).toArray();

const idsOf = (documents: readonly { readonly _id: string }[]): string[] => documents.map(({ _id }) => _id);

function checkPairs(left: readonly Stored[], right: readonly Stored[], boxes: readonly Count[]): Violation[] {
  const [inLeft, inRight] = [new Set(idsOf(left)), new Set(idsOf(right))];
  const halves = [...idsOf(left).filter((id) => !inRight.has(id)), ...idsOf(right).filter((id) => !inLeft.has(id))];
  const boxed = boxes.reduce((sum, { n }) => sum + n, 0);
  const updates = boxed === left.length ? [] : [violation('I7', `${left.length} transactions in documents, ${boxed} in boxes`)];
  return [...ofThese(halves, 'I7', ['halves of transactions']), ...updates];
}

function checkCodes(documents: readonly Stored[]): Violation[] {
  const seen = new Set<string>();
  const twice = documents.map(({ code = '' }) => code).filter((code) => seen.has(code) || !seen.add(code));
  return ofThese(twice, 'I7', ['unique codes there more than once', 'doubled']);
}

/** The small collections and the built indexes; what is left of the former is then dropped. */
async function checkCollections({ db, ledger }: Scene): Promise<Violation[]> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const temporary = names.filter((name) => name.startsWith(TEMPORARY));
  const found = ledger.collections.check(temporary);
  for (const name of temporary) {
    const documents = await db.collection<Stored>(name).find({}).hint({ $natural: 1 }).toArray();
    if (ledger.inTemporary.has(name) !== (documents.length === 1) && !ledger.inTemporary.mayBe(name))
      found.push(violation('I2', `${documents.length} documents in ${name}`));
    found.push(...(await checkIndexes(db.collection<Stored>(name), documents)));
  }
  const indexes = (await db.collection('single').indexes()).map(({ name = '' }) => name);
  return [...found, ...ledger.indexes.check(indexes.filter((name) => name.startsWith('by-')))];
}

/** Tidies up what was checked, so that the next check is as quick, and sees whether a code can be had twice. */
export async function tidy(scene: Scene): Promise<Violation[]> {
  const { db, ledger } = scene;
  for (const name of ledger.collections.known)
    ledger.collections.removed(name, (await ledger.attempt(() => db.collection(name).drop())).outcome);
  const ids = ledger.singles.known.slice(MOST_SINGLES);
  const { outcome } = await ledger.attempt(() => storedIn(scene, 'single').deleteMany({ _id: { $in: ids } }));
  for (const id of ids) ledger.singles.removed(id, outcome);
  return probe(scene);
}

async function probe(scene: Scene): Promise<Violation[]> {
  const uniques = storedIn(scene, 'unique');
  const [taken] = await uniques.find({}).limit(1).toArray();
  if (!taken) return [];
  const { outcome, code } = await scene.ledger.attempt(() => uniques.insertOne({ ...taken, _id: 'probe', copy: 'probe' }));
  return outcome === 'fail' && code === DUPLICATE_KEY ? [] : [violation('I7', `${taken.code} could be had twice`, 'doubled')];
}

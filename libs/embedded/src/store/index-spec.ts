import { type Doc, isDoc } from './bson-types';
import type { FieldKind, IndexSpec } from './collection-index';
import { demand, StoreError } from './errors';
import { sameValue } from './keys';

const FIELDS = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'ns',
  'collation',
  '2dsphereIndexVersion',
];

/** Checks an index that a client asks for; kinds that this store does not have are refused. */
export function indexSpec(sent: Doc): IndexSpec {
  const unknown = Object.keys(sent).find((name) => !FIELDS.includes(name));
  demand(!unknown, 'CannotCreateIndex', `This store has no index option '${unknown}'`);
  demand(isDoc(sent.key) && Object.keys(sent.key).length, 'CannotCreateIndex', 'Index keys cannot be empty.');
  demand(
    !sent.collation || (sent.collation as Doc).locale === 'simple',
    'NotImplemented',
    'This store has no indexes with a collation',
  );
  const key = Object.fromEntries(Object.entries(sent.key).map(([path, kind]) => [path, direction(path, kind)]));
  const { name, unique, sparse, partialFilterExpression, expireAfterSeconds } = sent as unknown as IndexSpec;
  demand(typeof name === 'string' && name, 'FailedToParse', "The 'name' field is a required property of an index specification");
  if (expireAfterSeconds !== undefined) checkExpiry(key, expireAfterSeconds);
  return {
    v: 2,
    key,
    name,
    ...(unique ? { unique: true } : {}),
    ...(sparse ? { sparse: true } : {}),
    ...(partialFilterExpression ? { partialFilterExpression } : {}),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
  };
}

function direction(path: string, kind: unknown): FieldKind {
  if (kind === '2dsphere') return kind;
  if (typeof kind === 'string')
    throw new StoreError('CannotCreateIndex', `This store has no ${kind} indexes (asked for on '${path}')`);
  demand(!path.includes('$'), 'CannotCreateIndex', `This store has no wildcard indexes (asked for on '${path}')`);
  demand(Number(kind), 'CannotCreateIndex', `Values in the index key pattern must be 1 or -1, not ${String(kind)}`);
  return Number(kind) > 0 ? 1 : -1;
}

function checkExpiry(key: Doc, seconds: unknown): void {
  const single = Object.keys(key).length === 1 && !('_id' in key);
  demand(single, 'CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL.');
  demand(
    typeof seconds === 'number' && seconds >= 0,
    'CannotCreateIndex',
    'TTL index expireAfterSeconds must be a number, not negative',
  );
}

/** True if the index is there already; throws if another one has its name, or its key with other options. */
export function alreadyThere(wanted: IndexSpec, present: IndexSpec[]): boolean {
  if (Object.keys(wanted.key).join() === '_id') return true;
  const same = (a: IndexSpec, b: IndexSpec) => sameValue({ ...a, name: '' }, { ...b, name: '' });
  const named = present.find(({ name }) => name === wanted.name);
  if (named) {
    const message = `An existing index has the same name as the requested index, but another specification: ${wanted.name}`;
    demand(sameValue(named.key, wanted.key), 'IndexKeySpecsConflict', message);
    demand(same(named, wanted), 'IndexKeySpecsConflict', message);
    return true;
  }
  const alike = present.find(
    (other) => sameValue(other.key, wanted.key) && sameValue(other.partialFilterExpression, wanted.partialFilterExpression),
  );
  demand(!alike, 'IndexOptionsConflict', `Index already exists with a different name: ${alike?.name}`);
  return false;
}

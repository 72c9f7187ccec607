import type { Doc } from './bson-types';
import type { Disk, KeyRange } from './disk';
import { demand, StoreError } from './errors';
import { cellsOf } from './geo/cells';
import { storedGeometryOf } from './geo/geometry';
import { inverted, keyOf, RANK } from './keys';
import { filterTest } from './language';
import { EMPTY_ARRAY, indexedValues, placesAt } from './paths';
import { numberText, rowBytes, rowOf, rowText } from './rows';
import { valueText } from './value-text';

/** How an index orders a field: upwards, downwards, or by place on the earth. */
export type FieldKind = 1 | -1 | '2dsphere';

/** What a client asked an index to be. */
export interface IndexSpec {
  v: 2;
  key: Record<string, FieldKind>;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
  expireAfterSeconds?: number;
}

/** What the catalogue on disk says of an index. */
export interface StoredIndex {
  spec: IndexSpec;
  number: number;
  multikey: boolean;
}

type Part = { values: unknown[]; multi: boolean };

const NOTHING = Buffer.alloc(0);
const MOST_KEY_BYTES = 1_900;

/** The range of all keys that begin with a prefix. */
export function beginningWith(prefix: string): KeyRange {
  return { low: prefix, high: `${prefix}\u00ff` };
}

/** The key of a value in a field of an index, by the field's direction. */
export function fieldKey(value: unknown, direction: 1 | -1): string {
  const key = value === EMPTY_ARRAY ? RANK.undefined : keyOf(value);
  return direction === 1 ? key : inverted(key);
}

/**
 * One index of one collection: under which keys a document is found. On disk a unique index holds key → row, another one
 * key and row together.
 */
export class CollectionIndex {
  readonly fields: [string, FieldKind][];
  /** Whether it has a field that orders by place. */
  readonly geographic: boolean;
  /** What all of its keys on disk begin with. */
  readonly prefix: string;
  readonly unique: boolean;
  private readonly covers?: (doc: Doc) => boolean;
  private noted: boolean;

  constructor(
    readonly spec: IndexSpec,
    /** Names the index on disk, never given twice. */
    readonly number: number,
    /** True once a document with an array in an indexed field was seen. */
    public multikey = false,
    /** The change since which it is there; older snapshots do not have it. */
    public since = 0,
  ) {
    this.noted = multikey;
    this.fields = Object.entries(spec.key);
    this.prefix = numberText(number, 4);
    this.geographic = this.fields.some(([, kind]) => kind === '2dsphere');
    this.unique = Boolean(spec.unique);
    if (spec.partialFilterExpression) this.covers = filterTest(spec.partialFilterExpression);
  }

  /** An index as the catalogue on disk has it. */
  static stored({ spec, number, multikey }: StoredIndex): CollectionIndex {
    return new CollectionIndex(spec, number, multikey);
  }

  /** Puts a document's key on disk, within a `write` of it. */
  put(disk: Disk, key: string, row: number): void {
    if (this.unique) disk.put('indexes', key, rowBytes(row));
    else disk.put('indexes', key + rowText(row), NOTHING);
  }

  /** Takes a document's key away, within a `write` of the disk. */
  remove(disk: Disk, key: string, row: number): void {
    disk.remove('indexes', this.unique ? key : key + rowText(row));
  }

  /** Whether a document is found under a key. */
  holds(disk: Disk, key: string, row: number): boolean {
    const value = disk.get('indexes', this.unique ? key : key + rowText(row));
    return value !== undefined && (!this.unique || rowOf(value) === row);
  }

  /** True if the catalogue on disk does not know yet that it is multikey. */
  get unnoted(): boolean {
    return this.noted !== this.multikey;
  }

  /** What the catalogue on disk says of it. */
  entry(): StoredIndex {
    this.noted = this.multikey;
    return { spec: this.spec, number: this.number, multikey: this.multikey };
  }

  /** The keys under which a document is found; none if the index is partial or sparse and leaves it out. */
  keys(doc: Doc): string[] {
    if (this.covers && !this.covers(doc)) return [];
    const parts = this.fields.map(([path, kind]) => (kind === '2dsphere' ? cellsAt(doc, path) : indexedValues(doc, path)));
    if (this.leavesOut(parts)) return [];
    if (parts.some(({ multi }) => multi)) this.checkArrays(parts);
    let keys = [this.prefix];
    parts.forEach(({ values }, i) => {
      const kind = this.fields[i]![1];
      const own = values.map((value) => (kind === '2dsphere' ? cellKey(value) : fieldKey(value, kind)));
      keys = own.length === 1 ? keys.map((key) => key + own[0]) : keys.flatMap((key) => own.map((next) => key + next));
    });
    for (const key of keys) this.checkLength(key);
    return keys.length === 1 ? keys : [...new Set(keys)];
  }

  /** Sparse and 2dsphere indexes leave out a document that has none of the fields in question. */
  private leavesOut(parts: Part[]): boolean {
    const isMissing = ({ values }: Part) => values.every((value) => value === undefined);
    const counted = this.geographic ? parts.filter((_, i) => this.fields[i]![1] === '2dsphere') : parts;
    return (this.geographic || Boolean(this.spec.sparse)) && counted.every(isMissing);
  }

  private checkArrays(parts: Part[]): void {
    this.multikey = true;
    const roots = this.fields.filter((_, i) => parts[i]!.multi).map(([path]) => path.split('.')[0]);
    const crossed = parts.filter(({ values }) => values.length > 1).length > 1;
    const parallel = new Set(roots).size > 1 || (this.unique && crossed);
    demand(!parallel, 'CannotIndexParallelArrays', `cannot index parallel arrays in index ${this.spec.name}`);
  }

  private checkLength({ length }: string): void {
    const text = `The values make a key of ${length} bytes in index ${this.spec.name}; this store takes ${MOST_KEY_BYTES} at most`;
    demand(length <= MOST_KEY_BYTES, 'KeyTooLong', text);
  }

  /** The error of a document whose key is another one's already. */
  duplicate(key: string, doc: Doc, ns: string): StoreError {
    const keyValue: Doc = {};
    for (const [path, direction] of this.fields) {
      const values = indexedValues(doc, path).values;
      const hit = values.find((value) => direction !== '2dsphere' && key.includes(fieldKey(value, direction)));
      keyValue[path] = hit === EMPTY_ARRAY ? [] : (hit ?? null);
    }
    const text = `E11000 duplicate key error collection: ${ns} index: ${this.spec.name} dup key: ${valueText(keyValue)}`;
    return new StoreError('DuplicateKey', text, { keyPattern: this.spec.key, keyValue });
  }
}

/** The cells of the geometries at a path; throws for a value that is none. */
function cellsAt(doc: Doc, path: string): Part {
  const values = placesAt(doc, path).flatMap((value) => cellsOf(storedGeometryOf(value, doc)));
  return values.length ? { values, multi: values.length > 1 } : { values: [undefined], multi: false };
}

/** A cell is followed by a character below those of its parts. */
function cellKey(cell: unknown): string {
  return cell === undefined ? RANK.null : `${RANK.string}${String(cell)}\u0000`;
}

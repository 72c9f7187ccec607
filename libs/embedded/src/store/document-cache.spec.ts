import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Claims, type Holder } from './claims';
import { Collection, ID_INDEX } from './collection';
import { CollectionIndex } from './collection-index';
import { Disk } from './disk';
import { CacheBudget } from './document-cache';
import { ScanLog } from './scan-log';
import { CollectionView, type Ground, type Moment } from './view';
import { WritingView } from './writing-view';

const KINDS = ['insert', 'replace', 'remove', 'look', 'scan', 'count', 'begin', 'scan then', 'end'] as const;

interface Act {
  kind: (typeof KINDS)[number];
  at: number;
  many: number;
}

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    at: fc.nat(500),
    many: fc.integer({ min: 1, max: 70 }),
  }),
  { maxLength: 60, size: 'max' },
);

/** Small, so that documents are forgotten all the time: some forty fit. */
const ROOM = 1_500;
const NOBODY: Pick<Holder, 'claims' | 'ended' | 'waiting'> = { claims: [], ended: Promise.resolve(), waiting: false };

type Rows = Map<number, number>;

/** A collection, and beside it what it should hold: row → n. */
class Subject {
  private readonly rows: Rows = new Map();
  private readonly ground: Ground;
  private readonly collection: Collection;
  private earlier: { readonly rows: Rows; readonly moment: Moment; readonly holder: Holder } | undefined;
  private written = 0;

  constructor(
    private readonly disk: Disk,
    number: number,
  ) {
    this.ground = { disk, claims: new Claims(), scans: new ScanLog(() => undefined) };
    this.collection = new Collection('test', `c${number}`, 2 * number, new CacheBudget(ROOM));
    this.collection.indexes.set(ID_INDEX.name, new CollectionIndex(ID_INDEX, 2 * number + 1));
  }

  act({ kind, at, many }: Act): void {
    const row = [...this.rows.keys()][at % this.rows.size];
    if (kind === 'insert') this.insert(many);
    else if (kind === 'scan') this.expectRows(new CollectionView(this.ground, this.collection), this.rows);
    else if (kind === 'count') expect([...new CollectionView(this.ground, this.collection).all()]).toEqual([...this.rows.keys()]);
    else if (kind === 'begin') this.begin();
    else if (kind === 'scan then') this.scanThen();
    else if (kind === 'end') this.end();
    else if (row !== undefined) this.actOn(row, kind);
  }

  private actOn(row: number, kind: 'replace' | 'remove' | 'look'): void {
    if (kind === 'look') {
      expect(new CollectionView(this.ground, this.collection).doc(row)).toEqual({ _id: row, n: this.rows.get(row) });
      return;
    }
    this.write([row], (view) => (kind === 'remove' ? view.remove(row) : view.replace(row, { _id: row, n: ++this.written })));
    if (kind === 'remove') this.rows.delete(row);
    else this.rows.set(row, this.written);
  }

  private insert(many: number): void {
    const rows = Array.from({ length: many }, (_, i) => this.collection.lastRow + 1 + i);
    this.write(rows, (view) => {
      for (const row of rows) view.insert({ _id: row, n: ++this.written });
    });
    for (const [i, row] of rows.entries()) this.rows.set(row, this.written - many + 1 + i);
  }

  private write(rows: number[], change: (view: WritingView) => void): void {
    const view = new WritingView(this.ground, this.collection, { claim: () => undefined });
    change(view);
    this.disk.write(() => view.apply());
    this.ground.claims.note(rows.map((row) => this.collection.key(row)));
  }

  private begin(): void {
    if (this.earlier) return;
    const began = this.ground.claims.change;
    const holder = { ...NOBODY, began };
    this.ground.claims.begin(holder);
    this.earlier = { rows: new Map(this.rows), moment: { snapshot: this.disk.snapshot(), began }, holder };
  }

  private scanThen(): void {
    if (this.earlier) this.expectRows(new CollectionView(this.ground, this.collection, this.earlier.moment), this.earlier.rows);
  }

  end(): void {
    if (!this.earlier) return;
    this.earlier.moment.snapshot.done();
    this.ground.claims.release(this.earlier.holder);
    this.earlier = undefined;
  }

  private expectRows(view: CollectionView, rows: Rows): void {
    const found: [number, unknown][] = [];
    for (const row of view.all()) found.push([row, view.doc(row)!.n]);
    expect(found).toEqual([...rows]);
  }
}

describe('scans of documents of which some are kept decoded', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-cache-'));
  const disk = new Disk(dataDir);
  let made = 0;
  afterAll(async () => {
    await disk.close();
    rmSync(dataDir, { recursive: true });
  });

  it('find every row once and in order, as it is or as it was, whatever was written and forgotten meanwhile', () => {
    const property = fc.property(acts, (all) => {
      const subject = new Subject(disk, ++made);
      for (const one of all) subject.act(one);
      for (const kind of ['scan', 'scan then', 'end', 'scan'] as const) subject.act({ kind, at: 0, many: 1 });
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('the budget of what is kept decoded', () => {
  const cached = (budget: CacheBudget) => new Collection('test', 'things', 1, budget).cache;

  it('holds for what is asked for again and again, too', () => {
    const budget = new CacheBudget(1_000);
    const cache = cached(budget);
    const known = (rows: number) => Array.from({ length: rows }, (_, row) => cache.get(row)).filter(Boolean).length;
    for (let row = 0; row < 1_000; row++) {
      cache.set(row, { _id: row }, 10);
      for (let known = 0; known < row; known++) cache.get(known);
    }
    // Two generations of 1,000 bytes, and a block of 32 more.
    expect(known(1_000)).toBeLessThanOrEqual(232);
  });

  it('keeps what fits', () => {
    const cache = cached(new CacheBudget(1_000));
    for (let row = 0; row < 90; row++) cache.set(row, { _id: row }, 10);
    for (let round = 0; round < 20; round++) for (let row = 0; row < 90; row++) expect(cache.get(row)).toEqual({ _id: row });
  });
});

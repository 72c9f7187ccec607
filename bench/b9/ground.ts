import { Collection, Db, IndexDescription } from 'mongodb';
import { Booking, bookingOf, GIVEN, idOf } from './booking';
import { AGGREGATED, COUNTERS, NAMES } from './client';

const CHUNK = 5_000;

/** What is counted up. */
export interface Counter {
  readonly _id: string;
  readonly number: number;
}

type Named<Name extends keyof typeof NAMES, Doc extends object> = { readonly [name in Name]: Collection<Doc> };

/** The collections by their names. */
export type Collections = Named<'bookings' | 'aggregated' | 'inserts' | 'moves', Booking> & Named<'counters' | 'boxes', Counter>;

export const collectionsOf = (db: Db): Collections => ({
  bookings: db.collection(NAMES.bookings),
  aggregated: db.collection(NAMES.aggregated),
  inserts: db.collection(NAMES.inserts),
  moves: db.collection(NAMES.moves),
  counters: db.collection(NAMES.counters),
  boxes: db.collection(NAMES.boxes),
});

/** Puts everything there that the loads need, once for all of them. */
export async function prepareGround(db: Db, documents: number): Promise<void> {
  const on = collectionsOf(db);
  for (const name of [NAMES.inserts, NAMES.moves]) await db.createCollection(name);
  for (const counters of [on.counters, on.boxes])
    await counters.insertMany(Array.from({ length: COUNTERS }, (_, at) => ({ _id: idOf(GIVEN, at), number: 0 })));
  await fill(on.bookings, documents);
  await fill(on.aggregated, AGGREGATED);
  for (const bookings of [on.bookings, on.inserts, on.moves]) await bookings.createIndexes(INDEXES);
}

/** What every collection of bookings is indexed by. */
export const INDEXES: IndexDescription[] = [{ key: { area: 1, at: 1 } }, { key: { number: 1 } }];

/** Inserts the first so many documents, thousands at a time. */
export async function fill(bookings: Collection<Booking>, documents: number): Promise<void> {
  for (let from = 0; from < documents; from += CHUNK) {
    const length = Math.min(CHUNK, documents - from);
    await bookings.insertMany(Array.from({ length }, (_, at) => bookingOf(GIVEN, from + at)));
  }
}

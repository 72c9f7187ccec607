import { QueryFilter } from 'mongoose';
import { SealedCollection } from './assert-opens';
import { Keyring } from './keyring';
import { SealedFields } from './sealed-fields';

/** Documents read and written at a time. */
const BATCH = 200;
/** Ids of documents that do not open, kept for the report; the others are counted only. */
const KEPT_FAILURES = 20;

/** How far a run has come; given again to `reseal`, it goes on from there. */
export interface ResealProgress {
  /** Documents looked at. */
  readonly looked: number;
  /** Documents whose fields are now sealed with the first key. */
  readonly resealed: number;
  /** Documents that do not open with any key here, and what the first of them are. */
  readonly failed: number;
  readonly failures: readonly { readonly id: string; readonly why: string }[];
  /** Id of the last document looked at. */
  readonly after?: string;
}

export interface ResealOptions<T extends { readonly _id: string }> extends SealedCollection<T> {
  readonly keyring: Keyring;
  /** Where an earlier run had come to; from the beginning if not given. */
  readonly from?: ResealProgress;
  /** Told after each batch; a run that is stopped goes on from what it was told last. */
  readonly told?: (progress: ResealProgress) => void;
}

const START: ResealProgress = { looked: 0, resealed: 0, failed: 0, failures: [] };

/**
 * Seals every document's fields with the first key, in batches by id, while others read and write. A field that somebody changes
 * meanwhile keeps the newer value. When all processes had the new key first before it began and nothing failed, no text is left
 * under an older key and that key may go. It may run again at any time.
 */
export async function reseal<T extends { readonly _id: string }>(options: ResealOptions<T>): Promise<ResealProgress> {
  let progress = options.from ?? START;
  for (;;) {
    const documents = await batchAfter(options, progress.after);
    const last = documents.at(-1);
    if (!last) return progress;
    progress = { ...(await resealBatch(documents, options, progress)), after: last._id };
    options.told?.(progress);
  }
}

function batchAfter<T extends { readonly _id: string }>({ model, fields }: ResealOptions<T>, after?: string): Promise<T[]> {
  const filter = (after === undefined ? {} : { _id: { $gt: after } }) as QueryFilter<T>;
  const shown = Object.fromEntries(fields.names.map((name) => [name, 1]));
  return model.find(filter, shown).sort({ _id: 1 }).limit(BATCH).lean<T[]>();
}

interface Change {
  readonly updateOne: { readonly filter: object; readonly update: object };
}

async function resealBatch<T extends { readonly _id: string }>(
  documents: readonly T[],
  { model, fields, keyring }: ResealOptions<T>,
  { looked, resealed, failed, failures }: ResealProgress,
): Promise<ResealProgress> {
  const outcomes = documents.map((document) => changeOf(document, fields, keyring));
  const changes = outcomes.filter((outcome): outcome is Change => outcome !== undefined && 'updateOne' in outcome);
  const broken = outcomes.filter((outcome): outcome is Failure => outcome !== undefined && 'why' in outcome);
  const written = changes.length === 0 ? 0 : (await model.bulkWrite(changes as never, { ordered: false })).modifiedCount;
  return {
    looked: looked + documents.length,
    resealed: resealed + written,
    failed: failed + broken.length,
    failures: [...failures, ...broken].slice(0, KEPT_FAILURES),
  };
}

type Failure = ResealProgress['failures'][number];

/** It changes only what still stands as it was read. */
function changeOf<T extends { readonly _id: string }>(
  document: T,
  fields: SealedFields<T>,
  keyring: Keyring,
): Change | Failure | undefined {
  try {
    const resealed = fields.resealed(document, keyring);
    const names = Object.keys(resealed) as (keyof T)[];
    if (names.length === 0) return undefined;
    const asRead = Object.fromEntries(names.map((name) => [name, document[name]]));
    return { updateOne: { filter: { _id: document._id, ...asRead }, update: { $set: resealed } } };
  } catch (error) {
    return { id: document._id, why: (error as Error).message };
  }
}

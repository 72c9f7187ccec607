import { isDuplicateKey } from '@linli/persistence';

interface Decided {
  readonly _id: string;
  /** The sitting that has decided it. */
  readonly sequence?: number;
}

/** The document as an operation of `bulkWrite` that takes the place of an older one; what a later sitting has decided stays. */
export const replacementUnlessNewer = <T extends Decided>(replacement: T) => ({
  replaceOne: { filter: { _id: replacement._id, sequence: { $not: { $gte: replacement.sequence } } }, replacement, upsert: true },
});

/** Those that are there are as they should be, or newer. */
export function unlessThere(error: unknown): void {
  const { writeErrors = [error] } = error as { writeErrors?: unknown[] };
  if (!writeErrors.every((one) => isDuplicateKey(one))) throw error;
}

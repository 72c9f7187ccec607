import { ChangedMeanwhile } from '@linli/contracts';
import { isDuplicateKey } from '@linli/persistence';
import { Model } from 'mongoose';

interface Versioned {
  readonly _id: string;
  /** Counts up from 1. */
  readonly version: number;
}

/** Keeps the document, which is one version on; throws ChangedMeanwhile where somebody else was first. */
export async function saveVersion<T extends Versioned>(model: Model<T>, document: T): Promise<void> {
  const { _id, version } = document;
  if (version === 1) {
    await model.insertOne(document as never).catch((error) => {
      throw isDuplicateKey(error) ? new ChangedMeanwhile() : error;
    });
    return;
  }
  const { matchedCount } = await model.replaceOne({ _id, version: version - 1 } as never, document as never);
  if (matchedCount === 0) throw new ChangedMeanwhile();
}

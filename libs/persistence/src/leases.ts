import { Model, Schema } from 'mongoose';
import { newId } from './ids';
import { isDuplicateKey } from './transactions';

/** What one alone may do for a time, on all replicas; times are machine time. */
export interface Lease {
  /** What it is about. */
  readonly _id: string;
  /** Whose it is: each taking has an id of its own. */
  readonly by: string;
  /** From then on another may have it: whoever holds it longer has died. */
  readonly until: Date;
}

/** Leases in a collection of their own; those that nobody gave back go by themselves. */
export const leaseSchema = (collection: string): Schema<Lease> =>
  new Schema<Lease>(
    {
      _id: { type: String, required: true },
      by: { type: String, required: true },
      until: { type: Date, required: true, expires: 0 },
    },
    { collection, versionKey: false },
  );

/** The lease from now on; undefined while another has it. */
export async function takeLease(leases: Model<Lease>, _id: string, forMs: number): Promise<Lease | undefined> {
  const now = new Date();
  const lease = { by: newId(), until: new Date(now.getTime() + forMs) };
  try {
    await leases.updateOne({ _id, until: { $lte: now } }, { $set: lease }, { upsert: true });
    return { _id, ...lease };
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** Ends the lease; one that has passed to another meanwhile stays. */
export async function giveBackLease(leases: Model<Lease>, { _id, by }: Lease): Promise<void> {
  await leases.deleteOne({ _id, by });
}

import { Keyring, ResealProgress, reseal, SealedFields } from '@linli/personal-data';
import { Model } from 'mongoose';
import { ACCOUNT, SEALED } from '../accounts/account.schema';
import { DATA_EXPORT_PART, SEALED_PART } from '../data-exports/data-export.schema';
import { KEPT_ANSWER, SEALED_ANSWER } from '../idempotency/kept-answer.schema';
import { INVITATION, SEALED_INVITATION } from '../organisations/invitation.schema';
import { SEALED_TICKET, TICKET } from '../single-sign-on/identity.schema';

interface Sealed {
  readonly _id: string;
}

/** A model by its name, and what lies sealed in its collection. */
interface SealedModel {
  readonly model: string;
  readonly fields: SealedFields<Sealed>;
}

const sealed = <T extends Sealed>(model: string, fields: SealedFields<T>): SealedModel => ({
  model,
  fields: fields as unknown as SealedFields<Sealed>,
});

/** Every collection of the gateway in which something lies sealed: what is missing here is lost with the key that it was sealed with. */
export const SEALED_COLLECTIONS: readonly SealedModel[] = [
  sealed(ACCOUNT, SEALED),
  sealed(INVITATION, SEALED_INVITATION),
  sealed(DATA_EXPORT_PART, SEALED_PART),
  sealed(KEPT_ANSWER, SEALED_ANSWER),
  sealed(TICKET, SEALED_TICKET),
];

interface Resealing {
  readonly modelOf: (name: string) => Model<Sealed>;
  readonly keyring: Keyring;
  /** Told the collection after each batch of it. */
  readonly told?: (collection: string, progress: ResealProgress) => void;
}

export type Resealed = Pick<ResealProgress, 'looked' | 'resealed' | 'failed' | 'failures'>;

/** Seals all that the gateway keeps sealed with the first key; counts and failures are those of all collections. */
export async function resealEverything({ modelOf, keyring, told }: Resealing): Promise<Resealed> {
  let all: Resealed = { looked: 0, resealed: 0, failed: 0, failures: [] };
  for (const { model, fields } of SEALED_COLLECTIONS) {
    const tell = (progress: ResealProgress) => told?.(fields.collection, progress);
    const one = await reseal({ model: modelOf(model), fields, keyring, told: tell });
    const failures = one.failures.map(({ id, why }) => ({ id: `${fields.collection}/${id}`, why }));
    all = {
      looked: all.looked + one.looked,
      resealed: all.resealed + one.resealed,
      failed: all.failed + one.failed,
      failures: [...all.failures, ...failures],
    };
  }
  return all;
}

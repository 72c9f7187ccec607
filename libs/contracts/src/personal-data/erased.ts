import { Id, Whole } from '../fields';

/** What a service has done with what it held of one person; names nobody. */
export class PersonalDataErasedBody {
  @Id({ about: 'The erasure that it was done for' }) erasureId: string;
  @Whole({ about: 'Records that were removed', min: 0, max: 100_000_000 }) removed: number;
  @Whole({ about: 'Records that were kept under a pseudonym', min: 0, max: 100_000_000 }) pseudonymised: number;
}

/** What every `personal-data-erased` event is: the erasure is its subject. */
export const PERSONAL_DATA_ERASED = {
  body: PersonalDataErasedBody,
  subject: ({ erasureId }: PersonalDataErasedBody): string => erasureId,
};

import { ServiceUnavailable } from '@linli/contracts';
import { isStoreAway } from '@linli/persistence';

/** True for a failure for which no message is to blame: the store is away, or the outbox has no room. */
export const isOfThePlatform = (error: unknown): boolean => isStoreAway(error) || error instanceof ServiceUnavailable;

import type { Difference, StoreKind } from './difference';
import { EMBEDDED_DIFFERENCES } from './embedded-differences';
import { SERVICES_DIFFERENCES } from './services-differences';

/** Every known difference; whatever is not listed is as in MongoDB. */
export const DIFFERENCES: Record<StoreKind, Difference[]> = {
  mongodb: [],
  embedded: EMBEDDED_DIFFERENCES,
  services: SERVICES_DIFFERENCES,
};

import { inboxRow } from './inbox-row';
import { insertMany } from './insert-many';
import { linli } from './linli';
import { rawDrain } from './raw-drain';
import { Way } from './way';

/** The ways by the names of their contenders. */
export const ways: Record<string, Way> = {
  'raw drain': rawDrain,
  'raw insertMany': insertMany,
  linli,
  'inbox row, prefetch 1': inboxRow(1),
  'inbox row, prefetch 100': inboxRow(100),
  'inbox row, prefetch 1000': inboxRow(1_000),
};

import { golevelup } from './golevelup';
import { linli } from './linli';
import { raw } from './raw';
import { rawPacked } from './raw-packed';
import { Way } from './way';

/** The ways by the names of their contenders. */
export const ways: Record<string, Way> = {
  'raw amqplib': raw,
  'raw amqplib, packed': rawPacked,
  linli,
  'golevelup, one by one': golevelup('one by one'),
  'golevelup, Promise.all': golevelup('together'),
};

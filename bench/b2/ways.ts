import { Way } from './way';
import { golevelup } from './ways/golevelup';
import { linli } from './ways/linli';
import { moleculer } from './ways/moleculer';
import { nest } from './ways/nest';
import { raw } from './ways/raw';
import { rawPacked } from './ways/raw-packed';

/** The ways by the names of their contenders. */
export const ways: Record<string, Way> = {
  'raw amqplib': raw,
  'raw amqplib, packed': rawPacked,
  linli,
  'Nest RMQ': nest,
  golevelup,
  moleculer,
};

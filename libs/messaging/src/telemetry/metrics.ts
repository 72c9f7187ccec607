import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** All metrics of this process; services that share it are told apart by their label. */
export const metrics = new Registry();

/** Names from the code alone: as many series as there are handlers, whatever arrives. */
const HANDLER = ['service', 'contract', 'handler'] as const;
const registers = [metrics];

/** Attempts at handling a message, by their outcome. */
export const handled = new Counter({
  name: 'linli_messages_handled_total',
  help: 'Attempts at handling a message: done, refused (a declared error) or failed',
  labelNames: [...HANDLER, 'outcome'],
  registers,
});

/** From the arrival of a message to the end of its handling, with the time that it waited for its turn. */
export const handling = new Histogram({
  name: 'linli_message_handling_seconds',
  help: 'Time from the arrival of a message at the service to the end of this attempt',
  labelNames: HANDLER,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});

/** Messages that have arrived and are not done with. */
export const inFlight = new Gauge({
  name: 'linli_messages_in_flight',
  help: 'Messages in hand now',
  labelNames: HANDLER,
  registers,
});

/** Attempts that failed and were put off to a later one. */
export const retries = new Counter({
  name: 'linli_message_retries_total',
  help: 'Failed attempts that are followed by another',
  labelNames: HANDLER,
  registers,
});

/** Messages that were given up. */
export const deadLetters = new Counter({
  name: 'linli_dead_letters_total',
  help: 'Messages that were given up and put among the dead letters',
  labelNames: HANDLER,
  registers,
});

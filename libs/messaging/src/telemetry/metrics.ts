import { Counter, Gauge, Registry } from 'prom-client';
import { HandlingTimes } from './handling-times';
import { allTallies, ENDINGS } from './tally';

/** All metrics of this process; services that share it are told apart by their label. */
export const metrics = new Registry();

/** Names from the code alone: as many series as there are handlers, whatever arrives. */
const HANDLER = ['service', 'contract', 'handler'] as const;
const registers = [metrics];

/** Attempts at handling a message, by their outcome. */
const handled = new Counter({
  name: 'linli_messages_handled_total',
  help: 'Attempts at handling a message: done, refused (a declared error) or failed',
  labelNames: [...HANDLER, 'outcome'],
  registers,
  collect: () => {
    handled.reset();
    for (const { labels, endings } of allTallies())
      for (const outcome of ENDINGS) if (endings[outcome] > 0) handled.inc({ ...labels, outcome }, endings[outcome]);
  },
});

/** Messages that have arrived and are not done with. */
const inFlight = new Gauge({
  name: 'linli_messages_in_flight',
  help: 'Messages in hand now',
  labelNames: HANDLER,
  registers,
  collect: () => {
    for (const { labels, inFlight: count } of allTallies()) inFlight.set(labels, count);
  },
});

/** From the arrival of a message to the end of its handling, with the time that it waited for its turn. */
metrics.registerMetric(new HandlingTimes());

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

import { Headers } from '../broker/message';

/** CloudEvents attributes are headers that begin so. */
export const PREFIX = 'cloudEvents:';

/** What an envelope holds. */
const ATTRIBUTES = ['specversion', 'id', 'type', 'source', 'time', 'subject', 'correlationid', 'causationid', 'traceparent'];
const OURS = new Set([...ATTRIBUTES, 'actor', 'operation', 'reason', 'deadline'].map((name) => PREFIX + name));

/** Written by the broker or by the retry ladder about one journey of the message; on the next one they would be untrue. */
const OF_THE_JOURNEY = /^(x-linli-.*|x-death|x-first-death-.*|x-last-death-.*|x-delivery-count|x-acquired-count|CC|BCC)$/;

/** The headers that neither we nor the broker have written, undefined where there are none; what is not a plain value is left out. */
export function foreignHeaders(headers: Readonly<Record<string, unknown>> = {}): Headers | undefined {
  const foreign = Object.entries(headers).filter(
    ([name, value]) => !OURS.has(name) && isPlain(value) && !OF_THE_JOURNEY.test(name),
  );
  return foreign.length > 0 ? (Object.fromEntries(foreign) as Headers) : undefined;
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

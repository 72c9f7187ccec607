import { FactBody, factsOf } from '../facts/fact';
import { Load } from '../measure/benchmark';

const MESSAGE_BYTES = 256;

/** One message in so many is a duplicate. */
const DUPLICATE_EVERY = 20;

/** So many messages that wait in a queue. */
export interface QueueLoad extends Load {
  readonly messages: number;
}

/** A load under a name of its own. */
export type Run = QueueLoad & { readonly run: string };

/** The messages of a run; of its duplicates, half come three messages after the first, half as many messages later as came before it. */
export function messagesOf({ run, messages: count }: Run): FactBody[] {
  const factOf = factsOf(run, MESSAGE_BYTES);
  const messages: FactBody[] = [];
  while (messages.length < count) messages.push(earlier(messages) ?? factOf(messages.length, 0));
  return messages;
}

function earlier(messages: readonly FactBody[]): FactBody | undefined {
  const at = messages.length;
  if (at % DUPLICATE_EVERY !== DUPLICATE_EVERY - 1) return undefined;
  return at % (2 * DUPLICATE_EVERY) < DUPLICATE_EVERY ? messages[at - 3] : messages[Math.floor(at / 2)];
}

import { InvalidInput, ServiceUnavailable } from '@linli/contracts';
import { isStoreAway } from '@linli/persistence';
import { RETRY_DELAYS_MS, Verdict } from '../broker/broker';
import { letterIdOf } from '../dead-letters/dead-letter.schema';
import { DeadLetterStore, Failure } from '../dead-letters/dead-letter.store';
import { Call } from '../handlers/call';
import { GiveUp } from '../steps/give-up';

const LONGEST_REASON = 4_000;

const LONGEST_DELAY_MS = RETRY_DELAYS_MS.at(-1) as number;

const DONE: Verdict = { outcome: 'done' };

/** What becomes of an event whose handling failed: the retry ladder, then the dead letters; a body that breaks its schema at once. */
export async function verdictOn(call: Call, error: unknown, deadLetters: DeadLetterStore): Promise<Verdict> {
  const delayMs = RETRY_DELAYS_MS[call.attempt - 1] ?? (isOfThePlatform(error) ? LONGEST_DELAY_MS : undefined);
  const hopeless = error instanceof GiveUp || error instanceof InvalidInput;
  if (delayMs !== undefined && !hopeless) return { outcome: 'retry', delayMs };
  try {
    await deadLetters.keep(letterOf(call, error));
    return DONE;
  } catch {
    // The store is away: the message must not be lost, so it stays on the longest rung until the letter can be kept.
    return { outcome: 'retry', delayMs: LONGEST_DELAY_MS };
  }
}

/** The message is as good as any: it is tried until the store, or the room in the outbox, is there again. */
const isOfThePlatform = (error: unknown): boolean => isStoreAway(error) || error instanceof ServiceUnavailable;

function letterOf({ service, handler, message, attempt, firstSeen }: Call, error: unknown): Failure {
  const { envelope, headers, body } = message;
  return {
    _id: letterIdOf(service, handler.name, envelope.id),
    handler: handler.name,
    contract: envelope.type,
    envelope,
    ...(headers && { headers }),
    body,
    reason: reasonOf(error).slice(0, LONGEST_REASON),
    attempts: attempt,
    firstSeen: new Date(firstSeen),
    lastSeen: new Date(),
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof GiveUp) return error.message;
  if (error instanceof InvalidInput)
    return `The body breaks its schema: ${error.fields.map(({ pointer, rule }) => `${pointer} ${rule}`).join(', ')}.`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

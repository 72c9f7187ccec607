import { InvalidInput } from '@linli/contracts';
import { RETRY_DELAYS_MS, Verdict } from '../broker/broker';
import { partOfMessage } from '../dead-letters/dead-letter.schema';
import { DeadLetterStore, Failure } from '../dead-letters/dead-letter.store';
import { Call } from '../handlers/call';
import { GiveUp } from '../steps/give-up';
import { isOfThePlatform } from '../steps/of-the-platform';

const LONGEST_REASON = 4_000;

const LONGEST_DELAY_MS = RETRY_DELAYS_MS.at(-1) as number;

const DONE: Verdict = { outcome: 'done' };

/** What becomes of an event whose handling failed: the retry ladder, then the dead letters; a body that breaks its schema at once. */
export async function verdictOn(call: Call, error: unknown, deadLetters: DeadLetterStore): Promise<Verdict> {
  // A message that is as good as any is tried until the platform can take it.
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

function letterOf({ service, handler, message, attempt, firstSeen }: Call, error: unknown): Failure {
  return {
    ...partOfMessage(service, handler.name, message),
    reason: reasonOf(error).slice(0, LONGEST_REASON),
    attempts: attempt,
    firstSeen: new Date(firstSeen),
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof GiveUp) return error.message;
  if (error instanceof InvalidInput)
    return `The body breaks its schema: ${error.fields.map(({ pointer, rule }) => `${pointer} ${rule}`).join(', ')}.`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

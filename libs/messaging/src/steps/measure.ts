import { DeclaredError } from '@linli/contracts';
import { Verdict } from '../broker/broker';
import { Call } from '../handlers/call';
import { deadLetters, retries } from '../telemetry/metrics';
import { Ending, Tally, tallyOf } from '../telemetry/tally';
import { Watcher } from './watched';

/** Counts and times each attempt, whatever becomes of it. */
export const measure: Watcher = {
  began: (call) => {
    call.startedAt = performance.now();
    tallyFor(call).begin();
  },
  succeeded: (call) => end(call, 'done'),
  failed: (call, error) => end(call, error instanceof DeclaredError ? 'refused' : 'failed'),
};

/** Counts what becomes of a message whose handling failed: another attempt, or the dead letters; gives the verdict back. */
export function counted(call: Call, verdict: Verdict): Verdict {
  (verdict.outcome === 'retry' ? retries : deadLetters).inc(tallyFor(call).labels);
  return verdict;
}

/** A message that nobody has handled was given up. */
export const countLetter = (of: Pick<Call, 'service' | 'handler'>): void => deadLetters.inc(tallyFor(of).labels);

function end(call: Call, ending: Ending): void {
  tallyFor(call).end(ending, (performance.now() - (call.startedAt as number)) / 1000);
}

const tallyFor = ({ service, handler }: Pick<Call, 'service' | 'handler'>): Tally => tallyOf(service, handler);

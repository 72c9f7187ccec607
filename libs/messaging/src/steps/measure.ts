import { DeclaredError } from '@linli/contracts';
import { Verdict } from '../broker/broker';
import { Call, Step } from '../handlers/call';
import { deadLetters, handled, handling, inFlight, retries } from '../telemetry/metrics';

/** Counts and times each attempt, whatever becomes of it. */
export const measure: Step = async (call, next) => {
  const [labels, started] = [labelsOf(call), performance.now()];
  let outcome = 'done';
  inFlight.inc(labels);
  try {
    return await next();
  } catch (error) {
    outcome = error instanceof DeclaredError ? 'refused' : 'failed';
    throw error;
  } finally {
    inFlight.dec(labels);
    handling.observe(labels, (performance.now() - started) / 1000);
    handled.inc({ ...labels, outcome });
  }
};

/** Counts what becomes of a message whose handling failed: another attempt, or the dead letters; gives the verdict back. */
export function counted(call: Call, verdict: Verdict): Verdict {
  (verdict.outcome === 'retry' ? retries : deadLetters).inc(labelsOf(call));
  return verdict;
}

const labelsOf = ({ service, handler }: Call) => ({ service, contract: handler.contract.name, handler: handler.name });

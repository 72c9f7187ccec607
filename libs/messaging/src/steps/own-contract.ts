import { Step } from '../handlers/call';
import { GiveUp } from './give-up';

/**
 * A queue can bring what its handler does not know: its binding outlives the version of the code that made it. No attempt
 * helps against that, and nothing may be lost, so the message is parked for whoever deploys the code that knows it.
 */
export const ownContractOnly: Step = ({ handler: { name, contract }, message }, next) => {
  const { type } = message.envelope;
  if (type !== contract.name)
    throw new GiveUp(`${unknown(type, contract.name)} Deploy a version of ${name} that handles it, then replay.`);
  return next();
};

function unknown(type: string, known: string): string {
  const [arrived, expected] = [VERSIONED.exec(type), VERSIONED.exec(known)];
  if (!arrived || arrived[1] !== expected?.[1]) return `${type} came to a handler of ${known}.`;
  return `Version ${arrived[2]} of ${arrived[1]} came to a handler of version ${expected?.[2]}.`;
}

const VERSIONED = /^(.+)\.v(\d+)$/;

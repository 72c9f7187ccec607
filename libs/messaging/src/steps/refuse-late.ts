import { ServiceUnavailable } from '@linli/contracts';
import { instantOf } from '../broker/message';
import { Step } from '../handlers/call';

/** Nobody waits for a request after its deadline: its work is not started. */
export const refuseLate: Step = ({ message: { envelope } }, next) => {
  if (envelope.deadline && instantOf(envelope.deadline) <= Date.now()) throw new ServiceUnavailable();
  return next();
};

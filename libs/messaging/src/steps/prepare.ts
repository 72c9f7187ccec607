import { ANONYMOUS } from '@linli/contracts';
import { Clock } from '../clock';
import { Step } from '../handlers/call';
import { Prepare } from '../handlers/handles';

/** Before the transaction of a command: what takes long is not done within it, nor again after a conflict. */
export const prepared =
  (prepare: Prepare, clock: Clock): Step =>
  async ({ body, message: { envelope } }, next) => {
    await prepare(body as object, { actor: envelope.actor ?? ANONYMOUS, now: clock.now() });
    return next();
  };

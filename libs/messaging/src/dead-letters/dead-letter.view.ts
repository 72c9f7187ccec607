import { ServiceName } from '@linli/contracts';
import { DeadLetterLine, DeadLetterView, HeaderView } from '@linli/contracts/dead-letters';
import { DeadLetter } from './dead-letter.schema';

/** The letter as lists show it. */
export const toLine = (service: ServiceName, letter: DeadLetter): DeadLetterLine => ({
  id: letter._id,
  service,
  handler: letter.handler,
  contract: letter.contract,
  reason: letter.reason,
  attempts: letter.attempts,
  firstSeen: letter.firstSeen.toISOString(),
  lastSeen: letter.lastSeen.toISOString(),
  state: letter.state,
  ...(letter.settledAt && { settledAt: letter.settledAt.toISOString() }),
});

/** The letter with its message; `tookEffectAt` is when the handler took it after all. */
export const toView = (service: ServiceName, letter: DeadLetter, tookEffectAt: Date | undefined): DeadLetterView => ({
  ...toLine(service, letter),
  ...(tookEffectAt && { tookEffectAt: tookEffectAt.toISOString() }),
  headers: Object.entries({ ...letter.envelope, ...letter.headers }).map(toHeader),
  body: letter.body,
});

const toHeader = ([name, value]: [string, unknown]): HeaderView => ({
  name,
  value: typeof value === 'string' ? value : JSON.stringify(value),
});

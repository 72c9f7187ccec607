import { Command, defineCommand, defineQuery, Query, SERVICES, type ServiceName } from '../contract';
import { defineError } from '../declared-error';
import {
  DeadLetterBatch,
  DeadLetterIdBody,
  DeadLetterPage,
  DeadLetterView,
  ListDeadLettersBody,
  SettleDeadLettersBody,
} from './views';

export * from './views';

export const DeadLetterNotFound = defineError('linli.dead-letter-not-found', 'not-found', {
  'zh-CN': '没有找到这封死信。',
  en: 'There is no such dead letter.',
});

/** The requests that every service answers about its own dead letters, from administrators only. */
export interface DeadLetterContracts {
  /** A page of letters, those that failed last first. */
  readonly list: Query<ListDeadLettersBody, DeadLetterPage>;
  /** One letter, with the message as it came. */
  readonly get: Query<DeadLetterIdBody, DeadLetterView>;
  /** Sends a batch of kept letters, oldest first, to the handlers that could not take them, and to no other. */
  readonly replay: Command<SettleDeadLettersBody, DeadLetterBatch>;
  /** Gives a batch of kept letters up; they can be read for 30 days more. */
  readonly discard: Command<SettleDeadLettersBody, DeadLetterBatch>;
}

const contractsOf = (service: ServiceName): DeadLetterContracts => ({
  list: defineQuery(`${service}.list-dead-letters`, { body: ListDeadLettersBody, reply: DeadLetterPage }),
  get: defineQuery(`${service}.get-dead-letter`, { body: DeadLetterIdBody, reply: DeadLetterView, fails: [DeadLetterNotFound] }),
  replay: defineCommand(`${service}.replay-dead-letters`, { body: SettleDeadLettersBody, reply: DeadLetterBatch }),
  discard: defineCommand(`${service}.discard-dead-letters`, { body: SettleDeadLettersBody, reply: DeadLetterBatch }),
});

const CONTRACTS = new Map(SERVICES.map((service) => [service, contractsOf(service)]));

/** The dead-letter requests of one service, the same values at every call. */
export const deadLetterContracts = (service: ServiceName): DeadLetterContracts => CONTRACTS.get(service) as DeadLetterContracts;

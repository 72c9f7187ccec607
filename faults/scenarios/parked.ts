import { Actor, ServiceName } from '@linli/contracts';
import { deadLetterContracts } from '@linli/contracts/dead-letters';
import { MessageClient, SystemClock } from '@linli/messaging';
import { until } from '@linli/testing';
import { Violation, violation } from '../check/violation';
import { Bench } from './bench';

const PARKED_WITHIN_MS = 20_000;
const ADMINISTRATOR: Actor = { id: 'administrator', roles: ['administrator'], areaCodes: [], memberOf: [] };

/** A message that a handler of a service cannot take. */
export interface Unfit {
  readonly service: ServiceName;
  /** `<handler>/<message id>` */
  readonly key: string;
  /** What the reason must tell. */
  readonly reason: RegExp;
}

/** I6, where the dead letter is missing or does not say why. */
export async function checkParked({ stores }: Bench, { service, key, reason }: Unfit): Promise<Violation[]> {
  const find = async () => (await stores.letters(service)).find((letter) => letter.key === key);
  const letter = await until(`a dead letter ${key}`, find, PARKED_WITHIN_MS).catch(() => undefined);
  if (!letter) return [violation('I6', `${service} has no dead letter ${key}`, 'lost')];
  return reason.test(letter.reason)
    ? []
    : [violation('I6', `${service} parked ${key} because of “${letter.reason}”, not ${reason}`)];
}

/** Asks the service to replay a dead letter, as an administrator does. */
export async function replay({ stores, spy }: Bench, { service, key }: Pick<Unfit, 'service' | 'key'>): Promise<void> {
  const letter = (await stores.letters(service)).find((one) => one.key === key);
  if (!letter) throw new Error(`There is no dead letter ${key} to replay.`);
  const client = new MessageClient(spy.broker, { name: 'gateway', contracts: [] }, new SystemClock());
  await client.ask(deadLetterContracts(service).replay, { ids: [letter._id], limit: 10 }, { actor: ADMINISTRATOR });
}

/** Resolves with nothing when the tally has made exactly one stroke for the key in time. */
export async function checkStroke({ stores }: Bench, key: string): Promise<Violation[]> {
  const strokes = async () => (await stores.strokes()).get(key) ?? 0;
  await until(`a stroke for ${key}`, async () => (await strokes()) > 0, PARKED_WITHIN_MS).catch(() => undefined);
  const count = await strokes();
  return count === 1
    ? []
    : [violation('I6', `${key} took effect ${count} times after it was replayed`, count > 1 ? 'doubled' : 'lost')];
}

import { randomUUID } from 'node:crypto';
import { Broker, Consume, Delivery, Envelope, Message, Verdict } from '@linli/messaging';
import { until } from '../until';

export const DONE: Verdict = { outcome: 'done' };
export const done = async (): Promise<Verdict> => DONE;

/** A message with a new id; its body is JSON text only where the test cares. */
export const aMessage = (type: string, more: Partial<Envelope> = {}, body = '{}'): Message => ({
  envelope: { id: randomUUID(), type, source: 'testing', time: new Date().toISOString(), correlationid: randomUUID(), ...more },
  body,
});

/** As many messages of one type, whose bodies are 0, 1, 2, … */
export const numbered = (count: number, type: string, more: Partial<Envelope> = {}): Message[] =>
  Array.from({ length: count }, (_, index) => aMessage(type, more, String(index)));

export const inMs = (milliseconds: number): Pick<Envelope, 'deadline'> => ({
  deadline: new Date(Date.now() + milliseconds).toISOString(),
});

export const typesOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ message }) => message.envelope.type);

/** A promise that the test fulfils when it likes. */
export function aGate(): { readonly opened: Promise<Verdict>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<Verdict>((resolve) => {
    open = () => resolve(DONE);
  });
  return { opened, open };
}

/** A promise that can be asked whether it is over. */
export function watch(promise: Promise<void>): { readonly promise: Promise<void>; readonly isOver: boolean } {
  let isOver = false;
  const watched = promise.then(() => {
    isOver = true;
  });
  return {
    promise: watched,
    get isOver() {
      return isOver;
    },
  };
}

/** The deliveries that a subscriber has been given so far. */
export class Seen {
  readonly deliveries: Delivery[] = [];

  /** Resolves with the deliveries when there are that many. */
  async until(count: number): Promise<Delivery[]> {
    await until(`${count} deliveries`, () => this.deliveries.length >= count);
    return this.deliveries;
  }
}

interface Wishes {
  readonly service?: string;
  readonly types?: readonly string[];
  readonly consume?: Consume;
}

/** Subscribes the queue `<service>.on-happened`, to `<service>.happened.v1` unless told otherwise, of a service that no other test has. */
export async function aSubscriber(
  broker: Broker,
  wishes: Wishes = {},
): Promise<{ readonly service: string; readonly seen: Seen }> {
  const { service = `crowd-${randomUUID()}`, consume = done } = wishes;
  const seen = new Seen();
  const subscription = { service, queue: `${service}.on-happened`, types: wishes.types ?? [`${service}.happened.v1`] };
  await broker.subscribe(subscription, (delivery) => {
    seen.deliveries.push(delivery);
    return consume(delivery);
  });
  return { service, seen };
}

/** Serves a service that repeats what it is asked, after whatever the test wants to happen before; resolves with its name. */
export async function anEcho(broker: Broker, before: (request: Message) => Promise<unknown> = done): Promise<string> {
  const service = `crowd-${randomUUID()}`;
  await broker.serve(service, async (request) => {
    await before(request);
    return aMessage('reply', { causationid: request.envelope.id }, `echo ${request.body}`);
  });
  return service;
}

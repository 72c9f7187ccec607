import { Broker, BrokerUnavailable, Parked } from '@linli/messaging';
import { until } from '../until';
import { aGate, aMessage, aSubscriber, numbered, watch } from './given';

/** What publishers are promised, in order and in trouble. */
export function itKeepsItsWord(broker: () => Broker): void {
  it('confirms what it says that it confirms', async () => {
    const gate = aGate();
    const { service, seen } = await aSubscriber(broker(), { consume: () => gate.opened });
    const published = watch(broker().publish(aMessage(`${service}.happened.v1`)));
    await seen.until(1);
    await broker().publish(aMessage('a.round-trip.v1'));
    if (broker().confirms === 'stored') await published.promise;
    else expect(published.isOver).toBe(false);
    gate.open();
    await published.promise;
  });

  it('keeps the order of each subject when each message is published after the confirm of the one before it', async () => {
    const { service, seen } = await aSubscriber(broker());
    const subjects = ['a', 'b', 'c', 'd'];
    await Promise.all(
      subjects.map(async (subject) => {
        for (const message of numbered(25, `${service}.happened.v1`, { subject })) await broker().publish(message);
      }),
    );
    const deliveries = await seen.until(100);
    for (const subject of subjects) {
      const bodies = deliveries.filter(({ message }) => message.envelope.subject === subject).map(({ message }) => message.body);
      expect(bodies).toEqual(Array.from({ length: 25 }, (_, at) => String(at)));
    }
  });

  it('gives a message that its consumers never answer back to its publisher, or to whoever takes what is parked', async () => {
    const { service, seen } = await aSubscriber(broker(), { consume: () => Promise.reject(new Error('crashed')) });
    const parked: Parked[] = [];
    await broker().takeParked(service, async (one) => void parked.push(one));
    const message = aMessage(`${service}.happened.v1`);
    const refusal = await broker()
      .publish(message)
      .catch((error: unknown) => error);
    if (broker().confirms === 'handled') expect(refusal).toBeInstanceOf(BrokerUnavailable);
    else await until('the parked message', () => parked.length > 0);
    expect(parked.map((one) => one.message.envelope.id)).toEqual(refusal ? [] : [message.envelope.id]);
    expect(seen.deliveries).toHaveLength(21);
  });
}

import { Broker, Consume, Subscription } from '@linli/messaging';
import { FactBody } from './fact';

/** The broker as it is, but it tells of each fact whose handling it is told to be done: then its effect is committed. */
export function tapped(broker: Broker, note: (fact: FactBody) => void): Broker {
  const tap = Object.create(broker) as Broker;
  tap.subscribe = (subscription: Subscription, consume: Consume) =>
    broker.subscribe(subscription, async (delivery) => {
      const verdict = await consume(delivery);
      if (verdict.outcome === 'done') note(JSON.parse(delivery.message.body) as FactBody);
      return verdict;
    });
  return tap;
}

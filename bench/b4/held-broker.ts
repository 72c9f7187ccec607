import { Broker, Consume, Subscription } from '@linli/messaging';

/** A broker whose subscriptions can be ended and begun again while the service goes on. */
export interface HeldBroker {
  readonly broker: Broker;
  begin(): Promise<void>;
  end(): Promise<void>;
}

export function held(broker: Broker): HeldBroker {
  const subscriptions: [Subscription, Consume][] = [];
  const outer = Object.create(broker) as Broker;
  outer.subscribe = (subscription, consume) => {
    subscriptions.push([subscription, consume]);
    return broker.subscribe(subscription, consume);
  };
  return {
    broker: outer,
    begin: async () => {
      for (const [subscription, consume] of subscriptions) await broker.subscribe(subscription, consume);
    },
    end: async () => {
      for (const [{ service }] of subscriptions) await broker.drain(service);
    },
  };
}

import { Broker, BrokerUnavailable } from '@linli/messaging';

/**
 * Stands in for the broker in a process that only works on the store: what is to be published stays in the outbox, and a gateway
 * that runs, or the next one that starts, sends it.
 */
export const noBroker: Broker = {
  confirms: 'stored',
  publish: () => Promise.reject(new BrokerUnavailable('messages wait for a gateway')),
  request: () => Promise.reject(new BrokerUnavailable('nobody is asked from here')),
  serve: () => Promise.resolve(),
  subscribe: () => Promise.resolve(),
  takeParked: () => Promise.resolve(),
  drain: () => Promise.resolve(),
  isReady: () => false,
  close: () => Promise.resolve(),
};

import { Broker } from '../broker/broker';
import { toAddress } from './address';
import { Connections } from './connections';
import { Log } from './link';
import { Names } from './names';
import { RabbitBroker } from './rabbit-broker';
import { Topology } from './topology';

export interface RabbitOptions {
  /** amqp:// or amqps://, with user, password and vhost. */
  readonly url: string;
  /** Put before every name on the broker; none by default. */
  readonly namespace?: string;
  /** For tests, with `temporary`: queues go when the broker is closed, also those that others still use. */
  readonly removeAtClose?: boolean;
  /** For tests: queues go by themselves ten minutes after their last use, exchanges with them. */
  readonly temporary?: boolean;
  /** Gets one line whenever a connection is lost, fails, comes back or is blocked; never a password. */
  readonly log?: Log;
}

const FIRST_CONNECT_MS = 30_000;

/** Connects to RabbitMQ, trying for 30 s; rejects with a sentence that names host and port. Later losses heal by themselves. */
export async function connectRabbit({ log = () => {}, ...options }: RabbitOptions): Promise<Broker> {
  const { url, namespace, temporary, removeAtClose } = options;
  const topology = new Topology(new Names(namespace), temporary, removeAtClose);
  const connections = new Connections(toAddress(url), topology, log);
  try {
    await connections.open(FIRST_CONNECT_MS);
  } catch (error) {
    await connections.close();
    throw error;
  }
  return new RabbitBroker(connections);
}

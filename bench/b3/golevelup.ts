import { Effects } from '../facts/effects';
import { FactBody } from '../facts/fact';
import { peerPackage } from '../measure/peers';
import { Place, QUORUM, removeFrom } from '../measure/rabbit';
import { openStore } from '../measure/store';
import { Consumer, PER_CHANGE, Producer, Way } from './way';

/** What is used of @golevelup/nestjs-rabbitmq. */
interface AmqpConnection {
  init(): Promise<void>;
  createSubscriber(handler: (fact: FactBody) => Promise<void>, options: object, name: string): Promise<unknown>;
  publish(exchange: string, routingKey: string, fact: FactBody, options: object): Promise<boolean>;
  close(): Promise<void>;
}
type Golevelup = { AmqpConnection: new (config: object) => AmqpConnection };

const ROUTING_KEY = 'fact';

/** The class behind its module, used directly: that spares it the cost of Nest 11 around it. */
async function connect({ url }: Place, exchange: string): Promise<AmqpConnection> {
  const { AmqpConnection } = peerPackage<Golevelup>('@golevelup/nestjs-rabbitmq');
  const connection = new AmqpConnection({
    uri: url,
    exchanges: [{ name: exchange, type: 'direct', options: { autoDelete: true } }],
    prefetchCount: 300,
    connectionInitOptions: { wait: true, timeout: 10_000 },
    connectionManagerOptions: { connectionOptions: { noDelay: true } },
    logger: { log() {}, debug() {}, warn() {}, error: console.error },
  });
  await connection.init();
  return connection;
}

/** @golevelup/nestjs-rabbitmq: a change is written, then published, each confirm awaited before the next or all together. */
export function golevelup(how: 'one by one' | 'together'): Way {
  const nameOf = ({ namespace }: Place): string => `${namespace}.golevelup-${how.replaceAll(' ', '-')}`;
  return {
    perCommit: PER_CHANGE,
    atOnce: 64,
    consume: (place, note) => consume(place, nameOf(place), note),
    produce: (place) => produce(place, nameOf(place), how),
  };
}

async function consume(place: Place, name: string, note: (fact: FactBody) => void): Promise<Consumer> {
  const effects = await Effects.open(`${place.namespace}-golevelup-effects`);
  const connection = await connect(place, name);
  const take = async (fact: FactBody): Promise<void> => {
    await effects.insert(fact);
    note(fact);
  };
  const options = { exchange: name, routingKey: ROUTING_KEY, queue: name, queueOptions: QUORUM };
  await connection.createSubscriber(take, options, 'record-effect');
  const close = async (): Promise<void> => {
    await connection.close();
    await removeFrom(place, { queue: name, exchange: name });
    await effects.drop();
  };
  return { problemsOf: (run, facts) => effects.problemsOf(run, facts), close };
}

async function produce(place: Place, name: string, how: 'one by one' | 'together'): Promise<Producer> {
  const store = await openStore(`${place.namespace}-golevelup-changes`);
  const connection = await connect(place, name);
  const publish = (fact: FactBody): Promise<boolean> => connection.publish(name, ROUTING_KEY, fact, { persistent: true });
  const commit = async (facts: readonly FactBody[]): Promise<void> => {
    await store.collection('changes').insertOne({ key: facts[0]!.key });
    if (how === 'together') await Promise.all(facts.map(publish));
    else for (const fact of facts) await publish(fact);
  };
  const close = async (): Promise<void> => {
    await connection.close();
    await store.dropDatabase();
    await store.close();
  };
  return { commit, close };
}

import { peerPackage } from '../../measure/peers';
import { answerTo, Question, Reply } from '../question';
import { Place, Way } from '../way';
import { open } from './raw';

/** What is used of @golevelup/nestjs-rabbitmq. */
interface AmqpConnection {
  init(): Promise<void>;
  createRpc(handler: (question: Question) => Promise<Reply>, options: object): Promise<unknown>;
  request(options: object): Promise<Reply>;
  close(): Promise<void>;
}
type Golevelup = { AmqpConnection: new (config: object) => AmqpConnection };

const exchangeOf = ({ namespace }: Place): string => `${namespace}.golevelup`;

/** The class behind its module, used directly: that spares it the cost of Nest 11 around it. */
async function connect(place: Place): Promise<AmqpConnection> {
  const { AmqpConnection } = peerPackage<Golevelup>('@golevelup/nestjs-rabbitmq');
  const logger = { log() {}, debug() {}, warn() {}, error: console.error };
  const connection = new AmqpConnection({
    uri: place.url,
    exchanges: [{ name: exchangeOf(place), type: 'direct' }],
    prefetchCount: 300,
    connectionInitOptions: { wait: true, timeout: 10_000 },
    connectionManagerOptions: { connectionOptions: { noDelay: true } },
    logger,
  });
  await connection.init();
  return connection;
}

/** @golevelup/nestjs-rabbitmq, its RPC over direct reply-to. */
export const golevelup: Way = {
  async serve(place) {
    const connection = await connect(place);
    const exchange = exchangeOf(place);
    await connection.createRpc(answerTo, { exchange, routingKey: 'ask', queue: exchange });
    return async () => {
      await connection.close();
      const { channel, close } = await open(place);
      await channel.deleteQueue(exchange);
      await channel.deleteExchange(exchange);
      await close();
    };
  },

  async connect(place) {
    const connection = await connect(place);
    const publishOptions = { persistent: false };
    const way = { exchange: exchangeOf(place), routingKey: 'ask', timeout: 10_000, publishOptions };
    return { ask: (payload) => connection.request({ ...way, payload }), close: () => connection.close() };
  },
};

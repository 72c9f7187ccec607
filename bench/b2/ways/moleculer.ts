import { peerPackage } from '../../measure/peers';
import { answerTo, Question, Reply } from '../question';
import { Place, Way } from '../way';

/** What is used of moleculer. */
interface ServiceBroker {
  createService(service: object): unknown;
  start(): Promise<void>;
  waitForServices(names: string): Promise<void>;
  call(action: string, question: Question): Promise<Reply>;
  stop(): Promise<void>;
}
type Moleculer = { ServiceBroker: new (options: object) => ServiceBroker };

/** One node; its queues go 10 s after it, its exchanges with them. */
function node({ url, namespace }: Place, nodeID: string): ServiceBroker {
  const { ServiceBroker } = peerPackage<Moleculer>('moleculer');
  const options = {
    url,
    socketOptions: { noDelay: true },
    prefetch: 300,
    autoDeleteQueues: 10_000,
    exchangeOptions: { autoDelete: true, durable: false },
    messageOptions: { persistent: false },
  };
  const transporter = { type: 'AMQP', options };
  // A heartbeat that comes while the node stops throws out of a timer; a run is too short to need any.
  const heartbeatInterval = 0;
  return new ServiceBroker({ namespace, nodeID, transporter, logger: false, requestTimeout: 10_000, heartbeatInterval });
}

/** moleculer over its AMQP transporter, with its own balancer. */
export const moleculer: Way = {
  async serve(place) {
    const service = node(place, 'service');
    service.createService({ name: 'bench', actions: { ask: ({ params }: { params: Question }) => answerTo(params) } });
    await service.start();
    return () => service.stop();
  },

  async connect(place) {
    const client = node(place, 'client');
    await client.start();
    await client.waitForServices('bench');
    return { ask: (question) => client.call('bench.ask', question), close: () => client.stop() };
  },
};

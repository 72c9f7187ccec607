import { randomUUID } from 'node:crypto';
import { Channel, ChannelModel, connect } from 'amqplib';
import { Broker, RETRY_DELAYS_MS } from '../../broker/broker';
import { connectRabbit } from '../connect-rabbit';
import { Names } from '../names';

/** Opens brokers in a namespace of its own on the RabbitMQ at the address, and can look at it from outside. */
export class RabbitUnderTest {
  readonly namespace = `test-${randomUUID()}`;
  readonly names = new Names(this.namespace);
  readonly lines: string[] = [];
  private readonly declared = new Set<string>();

  private constructor(
    private readonly url: string,
    private readonly model: ChannelModel,
    readonly channel: Channel,
  ) {}

  static async at(url: string): Promise<RabbitUnderTest> {
    const model = await connect(url);
    return new RabbitUnderTest(url, model, await model.createChannel());
  }

  /** Remembers what the broker declares. */
  async open(url = this.url): Promise<Broker> {
    const broker = await connectRabbit({ url, namespace: this.namespace, temporary: true, log: (line) => this.lines.push(line) });
    const { subscribe, serve } = broker;
    broker.subscribe = (subscription, consume) => {
      this.declared.add(this.names.queue(subscription.queue)).add(this.names.deadLetters(subscription.service));
      return subscribe.call(broker, subscription, consume);
    };
    broker.serve = (service, answer) => {
      this.declared.add(this.names.requests(service));
      return serve.call(broker, service, answer);
    };
    return broker;
  }

  /** How many messages are ready in the queue, whose name is given without the namespace. */
  async depth(queue: string): Promise<number> {
    return (await this.channel.checkQueue(this.names.queue(queue))).messageCount;
  }

  /** Deletes every queue and exchange of the namespace. */
  async cleanUp(): Promise<void> {
    const shared = [
      this.names.homeless,
      this.names.comeback,
      this.names.events,
      ...RETRY_DELAYS_MS.map((ms) => this.names.retry(ms)),
    ];
    for (const name of [...this.declared, ...shared]) await this.channel.deleteQueue(name);
    for (const name of shared) await this.channel.deleteExchange(name);
    await this.model.close();
  }
}

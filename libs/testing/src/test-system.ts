import { randomUUID } from 'node:crypto';
import { Actor, ANONYMOUS, IntegrationEvent, Request } from '@linli/contracts';
import { AdjustableClock, Broker, Message, MessageClient } from '@linli/messaging';
import { createLog, RunningService, ServiceDefinition, startService } from '@linli/service';
import { getConnectionToken } from '@nestjs/mongoose';
import { Connection } from 'mongoose';
import { openTestBroker } from './test-broker';
import { until } from './until';

const SPY = 'test-spy';
/** Longer than the gateway waits: many tests share one machine. */
const PATIENCE_MS = 45_000;

/** One or more services, started for a test on a broker and databases of their own. */
export class TestSystem {
  private readonly seen: Message[] = [];
  private readonly client: MessageClient;

  private constructor(
    private readonly broker: Broker,
    readonly clock: AdjustableClock,
    private readonly running: RunningService[],
  ) {
    this.client = new MessageClient(broker, { name: 'gateway', contracts: [] }, clock);
  }

  /** Starts the services at the given time; the spy sees the integration events named in `watch`. */
  static async start(
    definitions: ServiceDefinition[],
    { now, watch = [] }: { now?: Date; watch?: IntegrationEvent[] } = {},
  ): Promise<TestSystem> {
    const namespace = `test-${randomUUID().slice(0, 8)}`;
    const [broker, clock] = [await openTestBroker(namespace), new AdjustableClock()];
    if (now) clock.set(now);
    const runtime = {
      broker,
      clock,
      storeUri: storeUri(),
      namespace: `${namespace}-`,
      log: createLog('test', process.env.LOG_LEVEL ?? 'warn'),
    };
    const running: RunningService[] = [];
    for (const definition of definitions) running.push(await startService(definition, runtime));
    for (const service of running) service.sendLeftovers();
    const system = new TestSystem(broker, clock, running);
    if (watch.length > 0) await system.watch(watch);
    return system;
  }

  /** Sends a command or query as the gateway does. */
  ask<B extends object, R extends object>(contract: Request<B, R>, body: B, actor: Actor = ANONYMOUS): Promise<R> {
    return this.client.ask(contract, body, { actor, withinMs: PATIENCE_MS });
  }

  /** Sends it under a message id of the test's choice, as the gateway does for an idempotency key. */
  askAgain<B extends object, R extends object>(
    contract: Request<B, R>,
    body: B,
    as: { messageId: string; actor?: Actor },
  ): Promise<R> {
    return this.client.ask(contract, body, { actor: ANONYMOUS, withinMs: PATIENCE_MS, ...as });
  }

  /** Publishes a fact as another service would and resolves when the broker has it; the same `id` again is a duplicate. */
  async publish<B extends object>(contract: IntegrationEvent<B>, body: B, id: string = randomUUID()): Promise<void> {
    const envelope = {
      id,
      type: contract.name,
      source: contract.service,
      time: this.clock.now().toISOString(),
      subject: contract.subject(body),
      correlationid: id,
    };
    await this.send({ envelope, body: JSON.stringify(body) });
  }

  /** Publishes a message as it stands, however strange. */
  async send(message: Message): Promise<void> {
    await this.broker.publish(message);
  }

  /** Publishes the same message twice, as a broker may deliver it twice. */
  async publishTwice<B extends object>(contract: IntegrationEvent<B>, body: B): Promise<void> {
    const id = randomUUID();
    await Promise.all([this.publish(contract, body, id), this.publish(contract, body, id)]);
  }

  /** The bodies of the watched facts published so far under this contract, in order of arrival. */
  facts<B extends object>(contract: IntegrationEvent<B>): B[] {
    return this.seen.filter(({ envelope }) => envelope.type === contract.name).map(({ body }) => JSON.parse(body) as B);
  }

  /** The same, each once: a message may be published again under its id. */
  distinctFacts<B extends object>(contract: IntegrationEvent<B>): B[] {
    const bodies = this.seen.filter(({ envelope }) => envelope.type === contract.name);
    return [...new Map(bodies.map(({ envelope, body }) => [envelope.id, body])).values()].map((body) => JSON.parse(body) as B);
  }

  /** Resolves when at least so many facts have been published under a watched contract. */
  factsOf<B extends object>(contract: IntegrationEvent<B>, count: number): Promise<B[]> {
    return until(`${count} × ${contract.name}`, () => this.facts(contract).length >= count && this.facts(contract));
  }

  /** The database of a service, to look at what its store holds. */
  database(at = 0): Connection {
    return (this.running[at] as RunningService).app.get<Connection>(getConnectionToken());
  }

  /** How many inbox rows the service has: one for each message that has had its effect on one handler. */
  effects(at = 0): Promise<number> {
    return this.database(at).collection('inbox').countDocuments({});
  }

  /** Stops everything and drops the databases. */
  async stop(): Promise<void> {
    for (const [at] of this.running.entries()) await this.database(at).dropDatabase();
    for (const { stop } of this.running) await stop();
    await this.broker.close();
  }

  private async watch(contracts: readonly IntegrationEvent[]): Promise<void> {
    const subscription = { service: SPY, queue: `${SPY}.${randomUUID()}`, types: contracts.map(({ name }) => name) };
    await this.broker.subscribe(subscription, async ({ message }) => {
      this.seen.push(message);
      return { outcome: 'done' };
    });
  }
}

function storeUri(): string {
  const uri = process.env.MONGODB_URI;
  if (!uri) throw new Error('The tests need a store: MONGODB_URI is not set and the embedded one was not started.');
  return uri;
}

import { Broker, BusServer, Clock, MessagingModule, OutboxRelay, ServiceOnBus } from '@linli/messaging';
import { Migration, PersistenceModule } from '@linli/persistence';
import { DynamicModule, Module, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger } from 'pino';
import { ClockController } from './clock.controller';
import { HealthController } from './health.controller';
import { PinoLoggerService } from './log';
import { MetricsController } from './metrics.controller';

/** One deployable service: its place on the bus and its Nest module. */
export interface ServiceDefinition extends ServiceOnBus {
  readonly module: Type | DynamicModule;
  /** How its database gets from earlier versions to this one. */
  readonly migrations?: readonly Migration[];
  /** Options of the HTTP server; services other than the gateway answer health checks and tell their metrics only. */
  readonly http?: ConstructorParameters<typeof FastifyAdapter>[0];
  /** Prepares the HTTP side before it listens. */
  readonly configure?: (app: NestFastifyApplication) => Promise<void>;
}

/** What a service runs on; the same service code runs on embedded parts and on RabbitMQ and MongoDB. */
export interface Runtime {
  readonly broker: Broker;
  /** Connection string without a database: each service uses one of its own. */
  readonly storeUri: string;
  readonly namespace?: string;
  readonly clock: Clock;
  /** Lets anyone who reaches the HTTP port set the clock; for tests only. */
  readonly clockIsOpen?: boolean;
  /** Transactions whose messages may wait for the broker before writes are refused; 100,000 by default. */
  readonly outboxLimit?: number;
  readonly log: Logger;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  /**
   * Begins to send what an earlier run has left in the outbox. Services in one process call it when all of them listen: the
   * in-process broker has no queue for a listener that has not come yet.
   */
  sendLeftovers(): void;
  /** Finishes what is in hand, sends what is in the outbox, and closes. */
  stop(): Promise<void>;
}

@Module({})
class ServiceRoot {}

/** Starts a service; it resolves when handlers, relay and, with a port, HTTP are up, and rejects with an instruction otherwise. */
export async function startService(
  definition: ServiceDefinition,
  runtime: Runtime,
  listen?: { port: number; host?: string },
): Promise<RunningService> {
  const adapter = new FastifyAdapter(definition.http ?? {});
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(definition, runtime), adapter, {
    logger: new PinoLoggerService(runtime.log),
    abortOnError: false,
    bufferLogs: true,
  });
  app.connectMicroservice({ strategy: app.get(BusServer) });
  await definition.configure?.(app);
  try {
    await app.init();
    await app.startAllMicroservices();
    if (listen) await app.listen(listen.port, listen.host ?? '0.0.0.0');
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
  return { app, sendLeftovers: () => app.get(OutboxRelay).start(), stop: () => app.close() };
}

function rootOf(
  { name, contracts, module, migrations }: ServiceDefinition,
  { broker, storeUri, namespace = '', clock, clockIsOpen, outboxLimit }: Runtime,
): DynamicModule {
  return {
    module: ServiceRoot,
    imports: [
      PersistenceModule.connect(storeUri, `${namespace}${name}`, migrations),
      MessagingModule.join({ service: { name, contracts }, broker, clock, outboxLimit }),
      module as Type,
    ],
    controllers: [HealthController, MetricsController, ...(clockIsOpen ? [ClockController] : [])],
  };
}

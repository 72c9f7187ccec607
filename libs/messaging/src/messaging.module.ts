import { deadLetterContracts } from '@linli/contracts/dead-letters';
import { BeforeApplicationShutdown, DynamicModule, Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Broker } from './broker/broker';
import { MessageClient } from './client/message-client';
import { Clock } from './clock';
import { DeadLetter, DeadLetterSchema } from './dead-letters/dead-letter.schema';
import { DeadLetterStore } from './dead-letters/dead-letter.store';
import { DeadLetterDesk } from './dead-letters/dead-letter-desk';
import { deadLetterHandlers } from './dead-letters/dead-letter-handlers';
import { InboxRow, InboxSchema } from './inbox/inbox.schema';
import { InboxStore } from './inbox/inbox.store';
import { OutboxRow, OutboxSchema } from './outbox/outbox.schema';
import { OutboxStore } from './outbox/outbox.store';
import { OutboxGauges } from './outbox/outbox-gauges';
import { OutboxRelay } from './outbox/outbox-relay';
import { RelayLease, RelayLeaseSchema } from './outbox/relay-lease.schema';
import { RelayLeaseStore } from './outbox/relay-lease.store';
import { BusServer, ServiceOnBus } from './server/bus-server';
import { Pipelines } from './server/pipelines';
import { Aftermath } from './sittings/aftermath';
import { Sittings } from './sittings/sittings';
import { BROKER, OUTBOX_LIMIT, SERVICE } from './tokens';
import { UnitOfWork } from './unit-of-work';

interface MessagingOptions {
  readonly service: ServiceOnBus;
  readonly broker: Broker;
  readonly clock: Clock;
  /** Transactions whose messages may wait for the broker, 100,000 by default; beyond them writes are refused with 503. */
  readonly outboxLimit?: number;
}

const STOP_WITHIN_MS = 5_000;
const USUAL_OUTBOX_LIMIT = 100_000;

const OWN_PROVIDERS = [
  OutboxStore,
  RelayLeaseStore,
  InboxStore,
  DeadLetterStore,
  DeadLetterDesk,
  OutboxRelay,
  UnitOfWork,
  Aftermath,
  Sittings,
  Pipelines,
  BusServer,
  MessageClient,
];

/** Puts a service on the bus: handlers find its outbox, inbox, clock and client here. */
@Global()
@Module({})
export class MessagingModule implements BeforeApplicationShutdown {
  constructor(
    private readonly bus: BusServer,
    private readonly relay: OutboxRelay,
  ) {}

  static join({ service, broker, clock, outboxLimit = USUAL_OUTBOX_LIMIT }: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      imports: [
        MongooseModule.forFeature([
          { name: OutboxRow.name, schema: OutboxSchema },
          { name: RelayLease.name, schema: RelayLeaseSchema },
          { name: InboxRow.name, schema: InboxSchema },
          { name: DeadLetter.name, schema: DeadLetterSchema },
        ]),
      ],
      controllers: deadLetterHandlers(service.name),
      providers: [
        OutboxGauges,
        { provide: SERVICE, useValue: withDeadLetters(service) },
        { provide: BROKER, useValue: broker },
        { provide: Clock, useValue: clock },
        { provide: OUTBOX_LIMIT, useValue: outboxLimit },
        ...OWN_PROVIDERS,
      ],
      exports: [
        SERVICE,
        BROKER,
        Clock,
        UnitOfWork,
        Aftermath,
        Sittings,
        BusServer,
        MessageClient,
        DeadLetterStore,
        OutboxStore,
        OutboxRelay,
      ],
    };
  }

  /** While the store is still connected: finishes what is in hand, then sends what that has put in the outbox. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.bus.close();
    await this.relay.stop(STOP_WITHIN_MS);
  }
}

/** Every service answers for its dead letters. */
function withDeadLetters({ name, contracts }: ServiceOnBus): ServiceOnBus {
  const { list, get, replay, discard } = deadLetterContracts(name);
  return { name, contracts: [...contracts, list, get, replay, discard] };
}

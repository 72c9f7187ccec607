import { Transactions } from '@linli/persistence';
import { Connection, Model } from 'mongoose';
import { SystemClock } from '../../clock';
import { DeadLetterStore } from '../../dead-letters/dead-letter.store';
import { HandlerRecord } from '../../handlers/handles';
import { MessageContext } from '../../handlers/message-context';
import { InboxStore } from '../../inbox/inbox.store';
import { OutboxStore } from '../../outbox/outbox.store';
import { OutboxRelay } from '../../outbox/outbox-relay';
import { RelayLeaseStore } from '../../outbox/relay-lease.store';
import { BusServer } from '../../server/bus-server';
import { Pipelines } from '../../server/pipelines';
import { UnitOfWork } from '../../unit-of-work';
import { SimBroker } from './sim-broker';
import { SimModel } from './sim-model';
import { SimStore } from './sim-store';
import { Life } from './world';

const OUTBOX_LIMIT = 1_000;

/** A handler of the simulated service: what it declares, and what it does on the process that runs it. */
export interface SimHandler {
  readonly record: HandlerRecord;
  handle(body: object, context: MessageContext, model: (collection: string) => SimModel): Promise<object | undefined>;
}

/** One process of a service, made of the library's own parts; only what lies beyond the network is simulated. */
export class SimProcess {
  readonly life = new Life();
  private readonly relay: OutboxRelay;
  private readonly bus: BusServer;

  constructor(
    private readonly store: SimStore,
    broker: SimBroker,
    handlers: readonly SimHandler[],
  ) {
    const endpoint = broker.endpoint(this.life);
    const transaction = <T>(work: () => Promise<T>): Promise<T> => store.transact(this.life, work);
    const outbox = new OutboxStore(this.modelOf('outbox'));
    const leases = new RelayLeaseStore(this.modelOf('outboxRelays'));
    this.relay = new OutboxRelay(endpoint, outbox, leases, OUTBOX_LIMIT);
    const unitOfWork = new UnitOfWork(new Transactions({ transaction } as unknown as Connection), outbox, this.relay);
    const pipelines = new Pipelines(unitOfWork, new InboxStore(this.modelOf('inbox')), new SystemClock());
    const deadLetters = new DeadLetterStore(this.modelOf('deadLetters'));
    this.bus = new BusServer({ name: 'events', contracts: [] }, endpoint, pipelines, deadLetters);
    for (const handler of handlers) this.add(handler);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => this.bus.listen((error) => (error ? reject(error) : resolve())));
    this.relay.start();
  }

  /** Ends it between two of its steps, whatever it is doing. */
  crash(): void {
    this.life.die();
    void this.relay.stop(0);
  }

  private add({ record, handle }: SimHandler): void {
    const callback = async (body: object, context: MessageContext) =>
      (await handle(body, context, (collection) => new SimModel(this.store, collection, this.life))) as never;
    this.bus.addHandler(record.name, callback, record.contract.kind === 'event', { record });
  }

  private modelOf<T>(collection: string): Model<T> {
    return new SimModel(this.store, collection, this.life) as unknown as Model<T>;
  }
}

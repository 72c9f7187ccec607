import { BeforeApplicationShutdown, Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { ConnectionStates, Model } from 'mongoose';
import { Gauge } from 'prom-client';
import { type ServiceOnBus } from '../server/bus-server';
import { metrics } from '../telemetry/metrics';
import { SERVICE } from '../tokens';
import { OutboxRow } from './outbox.schema';

/** Whoever asks for the metrics waits no longer for the store. */
const WITHIN_MS = 1_000;
/** No more are counted. An estimate would do, but a store may tell the one of its last statistics, long after the rows have gone. */
const COUNTED = 1_000_000;

type Reading = (rows: Model<OutboxRow>) => Promise<number>;

/** The outboxes of the services in this process. */
const outboxes = new Map<string, OutboxGauges>();

/** Tells the depth of the service's outbox and the age of its oldest row whenever the metrics are asked for; nothing while the store is away. */
@Injectable()
export class OutboxGauges implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceOnBus,
    @InjectModel(OutboxRow.name) private readonly rows: Model<OutboxRow>,
  ) {}

  onModuleInit(): void {
    outboxes.set(this.service.name, this);
  }

  beforeApplicationShutdown(): void {
    if (outboxes.get(this.service.name) === this) outboxes.delete(this.service.name);
  }

  /** Undefined where the store does not answer within a second. */
  async read(reading: Reading): Promise<number | undefined> {
    if (this.rows.db.readyState !== ConnectionStates.connected) return undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), WITHIN_MS).unref();
    });
    return Promise.race([reading(this.rows).catch(() => undefined), tooLate]);
  }
}

function gaugeOf(name: string, help: string, reading: Reading): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: ['service'],
    registers: [metrics],
    async collect() {
      const read = [...outboxes].map(async ([service, outbox]) => ({ service, value: await outbox.read(reading) }));
      const values = await Promise.all(read);
      this.reset();
      for (const { service, value } of values) if (value !== undefined) this.set({ service }, value);
    },
  });
}

gaugeOf('linli_outbox_rows', 'Transactions whose messages the broker has not confirmed', (rows) =>
  rows.countDocuments({}, { limit: COUNTED }),
);

gaugeOf('linli_outbox_oldest_seconds', 'Age of the oldest row of the outbox; 0 where it is empty', async (rows) => {
  const oldest = await rows.findOne().sort({ _id: 1 }).lean<OutboxRow>();
  return oldest ? Math.max(0, (Date.now() - instantOf(oldest._id)) / 1000) : 0;
});

/** When a UUIDv7 was made, in milliseconds since 1970. */
const instantOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

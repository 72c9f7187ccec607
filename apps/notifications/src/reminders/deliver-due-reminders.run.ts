import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { DeliveryStore } from './delivery.store';

const TICK_MS = 1_000;
/** Reminders that are dealt with in one transaction. */
const BATCH = 500;

/** Delivers reminders when their time has come by the clock: within a second, and at once when the clock is set by hand. */
@Injectable()
export class DeliverDueRemindersRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DeliverDueRemindersRun.name);
  private readonly delivering = new Recurring(
    () => this.deliverDue(),
    ({ stack }) => this.log.error(`Reminders wait, next try in ${TICK_MS} ms: ${stack}`),
  );

  constructor(
    private readonly clock: Clock,
    private readonly delivery: DeliveryStore,
  ) {}

  onApplicationBootstrap(): void {
    this.delivering.start(TICK_MS);
    this.clock.onSet(() => this.delivering.wake());
    void this.delivering.wake();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.delivering.stop();
  }

  private async deliverDue(): Promise<void> {
    let dealtWith = BATCH;
    while (dealtWith === BATCH && !this.delivering.isStopped) dealtWith = await this.delivery.deliverDue(this.clock, BATCH);
  }
}

import { Clock } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { DeliveryStore } from './delivery.store';

const TICK_MS = 1_000;
/** Reminders that are dealt with in one transaction. */
const BATCH = 500;

/** Delivers reminders when their time has come by the clock: within a second, and at once when the clock is set by hand. */
@Injectable()
export class DeliverDueRemindersRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DeliverDueRemindersRun.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private askedAgain = false;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly clock: Clock,
    private readonly delivery: DeliveryStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), TICK_MS);
    this.clock.onSet(() => this.wake());
    this.wake();
  }

  /** While the store is still connected: finishes the batch in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.askedAgain = true;
    if (this.stopped || this.running) return;
    this.running = this.deliverAll().finally(() => {
      this.running = undefined;
    });
  }

  private async deliverAll(): Promise<void> {
    try {
      while (this.askedAgain && !this.stopped) await this.deliverDue();
      this.failing = false;
    } catch (error) {
      // Said once for as long as it lasts; the next tick tries again.
      if (!this.failing) this.log.error(`Reminders wait, next try in ${TICK_MS} ms: ${(error as Error).stack}`);
      this.failing = true;
    }
  }

  private async deliverDue(): Promise<void> {
    this.askedAgain = false;
    let dealtWith = BATCH;
    while (dealtWith === BATCH && !this.stopped) dealtWith = await this.delivery.deliverDue(this.clock, BATCH);
  }
}

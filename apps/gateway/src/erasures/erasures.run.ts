import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { ErasureEnding } from './erasure-ending';
import { Erasures } from './erasures';

const TICK_MS = 1_000;

/** Begins erasures whose time has come, and ends those that every service is done with. */
@Injectable()
export class ErasuresRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ErasuresRun.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly erasures: Erasures,
    private readonly ending: ErasureEnding,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look().finally(() => {
        this.running = undefined;
      });
    }, TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Of two replicas that come at once one goes on; the other finds it done the next time. */
  private async look(): Promise<void> {
    try {
      await this.erasures.beginDue();
      await this.ending.endComplete();
    } catch (error) {
      this.log.warn(`Erasures are tried again: ${(error as Error).message}`);
    }
  }
}

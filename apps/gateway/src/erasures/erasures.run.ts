import { Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { ErasureEnding } from './erasure-ending';
import { Erasures } from './erasures';

const TICK_MS = 1_000;

/** Begins erasures whose time has come, and ends those that every service is done with. */
@Injectable()
export class ErasuresRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ErasuresRun.name);
  private readonly looking = new Recurring(
    () => this.look(),
    ({ message }) => this.log.warn(`Erasures are tried again: ${message}`),
  );

  constructor(
    private readonly erasures: Erasures,
    private readonly ending: ErasureEnding,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  /** Of two replicas that come at once one goes on; the other finds it done the next time. */
  private async look(): Promise<void> {
    await this.erasures.beginDue();
    await this.ending.endComplete();
  }
}

import { Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { DataGathering } from './data-gathering';

const TICK_MS = 500;

/** Looks for exports that are to be gathered. */
@Injectable()
export class DataGatheringRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DataGatheringRun.name);
  private readonly gatheringAll = new Recurring(
    () => this.gatherAll(),
    ({ message }) => this.log.warn(`Exports go on later: ${message}`),
  );

  constructor(private readonly gathering: DataGathering) {}

  onApplicationBootstrap(): void {
    this.gatheringAll.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.gatheringAll.stop();
  }

  private async gatherAll(): Promise<void> {
    while (!this.gatheringAll.isStopped && (await this.gathering.workAtOne()));
  }
}

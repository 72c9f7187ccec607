import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { DataGathering } from './data-gathering';

const TICK_MS = 500;

/** Looks for exports that are to be gathered. */
@Injectable()
export class DataGatheringRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DataGatheringRun.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(private readonly gathering: DataGathering) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look().finally(() => {
        this.running = undefined;
      });
    }, TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      while (!this.stopping && (await this.gathering.workAtOne()));
    } catch (error) {
      this.log.warn(`Exports go on later: ${(error as Error).message}`);
    }
  }
}

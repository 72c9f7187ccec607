import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { NoShowStore } from './no-show.store';

/** As long as there is more than one key, appeals are sealed with the first one at every start; when that is told, the others may go. */
@Injectable()
export class ResealAppealsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ResealAppealsRun.name);
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly noShows: NoShowStore) {}

  onApplicationBootstrap(): void {
    if (this.noShows.hasOlderKeys) this.running = this.reseal();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async reseal(): Promise<void> {
    try {
      const { looked, resealed, failed } = await this.noShows.resealAll(() => this.isStopped);
      this.log.warn(`Appeals are sealed with the first key: ${looked} looked at, ${resealed} sealed anew, ${failed} failed.`);
    } catch (error) {
      if (!this.isStopped) this.log.error(`Appeals are not all sealed with the first key: ${(error as Error).stack}`);
    }
  }
}

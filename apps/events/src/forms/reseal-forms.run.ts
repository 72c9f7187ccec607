import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { NoShowStore } from '../no-shows/no-show.store';
import { PickUpBookStore } from '../pick-up/pick-up-book.store';
import { FormStore } from './form.store';

/**
 * As long as there is more than one key, filled-in forms, books of who may fetch and appeals are sealed with the first one at every start;
 * when that is told, the others may go.
 */
@Injectable()
export class ResealFormsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ResealFormsRun.name);
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly forms: FormStore,
    private readonly pickUps: PickUpBookStore,
    private readonly noShows: NoShowStore,
  ) {}

  onApplicationBootstrap(): void {
    if (this.forms.hasOlderKeys) this.running = this.resealAll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async resealAll(): Promise<void> {
    await this.reseal('Forms of sign-up', this.forms);
    await this.reseal('Books of who may fetch', this.pickUps);
    await this.reseal('Appeals', this.noShows);
  }

  private async reseal(what: string, store: Pick<FormStore, 'resealAll'>): Promise<void> {
    try {
      const { looked, resealed, failed } = await store.resealAll(() => this.isStopped);
      this.log.warn(`${what} are sealed with the first key: ${looked} looked at, ${resealed} sealed anew, ${failed} failed.`);
    } catch (error) {
      if (!this.isStopped) this.log.error(`${what} are not all sealed with the first key: ${(error as Error).stack}`);
    }
  }
}

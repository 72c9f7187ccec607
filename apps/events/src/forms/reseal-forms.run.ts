import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { FormStore } from './form.store';

/** As long as there is more than one key, filled-in forms are sealed with the first one at every start; when that is told, the others may go. */
@Injectable()
export class ResealFormsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ResealFormsRun.name);
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly forms: FormStore) {}

  onApplicationBootstrap(): void {
    if (this.forms.hasOlderKeys) this.running = this.reseal();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async reseal(): Promise<void> {
    try {
      const { looked, resealed, failed } = await this.forms.resealAll(() => this.isStopped);
      this.log.warn(
        `Forms of sign-up are sealed with the first key: ${looked} looked at, ${resealed} sealed anew, ${failed} failed.`,
      );
    } catch (error) {
      if (!this.isStopped) this.log.error(`Forms of sign-up are not all sealed with the first key: ${(error as Error).stack}`);
    }
  }
}

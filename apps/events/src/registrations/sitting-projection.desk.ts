import { Aftermath, SittingRecord } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CommunityEventStore } from '../community-events/community-event.store';
import { FormStore } from '../forms/form.store';
import { Papers, StoredPapers } from '../forms/papers';
import { RegistrationStore } from './registration.store';
import { Sitting } from './sitting.schema';
import { SittingStore } from './sitting.store';

const CLOSE_AFTER_MS = 500;

/** Makes what sittings have decided readable: registrations, counts, remembered answers, messages. */
@Injectable()
export class SittingProjection implements BeforeApplicationShutdown {
  private done: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sittings: SittingStore,
    private readonly registrations: RegistrationStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly aftermath: Aftermath,
    private readonly forms: FormStore,
  ) {}

  /** The papers as a sitting of that number keeps them. */
  sealed(papers: Papers, sequence: number): StoredPapers {
    return this.forms.sealed(papers, sequence);
  }

  /** Resolves when everything can be read; once more, or after a newer one, does no harm. */
  async project(sitting: Sitting): Promise<void> {
    await Promise.all([
      this.registrations.saveAll(sitting),
      sitting.papers && this.forms.saveAll(sitting.papers),
      this.communityEvents.project(sitting.communityEvent),
      this.aftermath.carryOut(sitting.record as SittingRecord),
    ]);
    this.done.push(sitting._id);
    this.timer ??= setTimeout(() => void this.closeDone(), CLOSE_AFTER_MS);
  }

  /** Makes those readable that were written before the instant of the machine's clock, and left by somebody who has died. */
  async finishLeft(before: Date): Promise<void> {
    for (const sitting of await this.sittings.leftOpen(before)) await this.project(sitting);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.closeDone();
  }

  /** What cannot be closed now is projected once more later on, which does no harm. */
  private async closeDone(): Promise<void> {
    const ids = this.done.splice(0);
    this.timer = undefined;
    if (ids.length > 0) await this.sittings.close(ids).catch(() => undefined);
  }
}

import { Injectable } from '@nestjs/common';
import { CheckInStore } from '../check-in/check-in.store';
import { FeedbackStore } from '../feedback/feedback.store';
import { SeriesStore } from '../series/series.store';
import { Erased, Erasure } from './erasure';
import { RemovedTracesStore } from './removed-traces.store';

/** What people leave behind beside the roll: check-ins, feedback, series, and what goes altogether. */
@Injectable()
export class TracesStore {
  constructor(
    private readonly checkIns: CheckInStore,
    private readonly feedback: FeedbackStore,
    private readonly series: SeriesStore,
    private readonly others: RemovedTracesStore,
  ) {}

  /** Nothing names the person any more. */
  async erase({ accountId, pseudonym }: Erasure): Promise<Erased> {
    const checkIns = await this.checkIns.pseudonymise(accountId, pseudonym);
    const feedback = await this.feedback.forget(accountId, pseudonym);
    const series = await this.series.pseudonymise(accountId, pseudonym);
    const removed = await this.others.removeOf(accountId);
    return { removed, pseudonymised: checkIns + feedback + series };
  }
}

import { Injectable } from '@nestjs/common';
import { CheckInStore } from '../check-in/check-in.store';
import { FeedbackStore } from '../feedback/feedback.store';
import { SeriesStore } from '../series/series.store';
import { BelongingsStore } from './belongings.store';
import { Erased, Erasure } from './erasure';

/** What people leave behind beside the roll: check-ins, feedback, series, and what is theirs alone. */
@Injectable()
export class TracesStore {
  constructor(
    private readonly checkIns: CheckInStore,
    private readonly feedback: FeedbackStore,
    private readonly series: SeriesStore,
    private readonly belongings: BelongingsStore,
  ) {}

  /** Nothing names the person any more. */
  async erase({ accountId, pseudonym }: Erasure): Promise<Erased> {
    const checkIns = await this.checkIns.pseudonymise(accountId, pseudonym);
    const feedback = await this.feedback.forget(accountId, pseudonym);
    const series = await this.series.pseudonymise(accountId, pseudonym);
    return { removed: await this.belongings.removeOf(accountId), pseudonymised: checkIns + feedback + series };
  }
}

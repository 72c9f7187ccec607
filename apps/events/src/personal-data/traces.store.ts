import { Injectable } from '@nestjs/common';
import { CheckInStore } from '../check-in/check-in.store';
import { FeedbackStore } from '../feedback/feedback.store';
import { SeriesStore } from '../series/series.store';
import { SubscriptionStore } from '../series/subscription.store';
import { StopChoiceStore } from '../stops/stop-choice.store';
import { Erased, Erasure } from './erasure';

/** What people leave behind beside the roll: check-ins, feedback, series, subscriptions and stops of lines. */
@Injectable()
export class TracesStore {
  constructor(
    private readonly checkIns: CheckInStore,
    private readonly feedback: FeedbackStore,
    private readonly series: SeriesStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly stopChoices: StopChoiceStore,
  ) {}

  /** Nothing names the person any more. */
  async erase({ accountId, pseudonym }: Erasure): Promise<Erased> {
    const checkIns = await this.checkIns.pseudonymise(accountId, pseudonym);
    const feedback = await this.feedback.forget(accountId, pseudonym);
    const series = await this.series.pseudonymise(accountId, pseudonym);
    const stopChoices = await this.stopChoices.removeOf(accountId);
    const removed = stopChoices + (await this.subscriptions.removeOf(accountId));
    return { removed, pseudonymised: checkIns + feedback + series };
  }
}

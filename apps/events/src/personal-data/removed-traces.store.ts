import { Injectable } from '@nestjs/common';
import { NoShowStore } from '../no-shows/no-show.store';
import { StandingStore } from '../no-shows/standing.store';
import { SubscriptionStore } from '../series/subscription.store';
import { StopChoiceStore } from '../stops/stop-choice.store';

/** What is of no use to anybody without the person: subscriptions, stops of lines, missed events with appeals and lock-outs. */
@Injectable()
export class RemovedTracesStore {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly stopChoices: StopChoiceStore,
    private readonly noShows: NoShowStore,
    private readonly standings: StandingStore,
  ) {}

  /** All of it is gone; tells how many things that were. */
  async removeOf(personId: string): Promise<number> {
    const stopChoices = await this.stopChoices.removeOf(personId);
    const subscriptions = await this.subscriptions.removeOf(personId);
    const noShows = await this.noShows.removeOf(personId);
    return stopChoices + subscriptions + noShows + (await this.standings.removeOf(personId));
  }
}

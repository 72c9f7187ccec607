import { Injectable } from '@nestjs/common';
import { NoShowStore } from '../no-shows/no-show.store';
import { StandingStore } from '../no-shows/standing.store';
import { PickUpBookStore } from '../pick-up/pick-up-book.store';
import { SubscriptionStore } from '../series/subscription.store';
import { StopChoiceStore } from '../stops/stop-choice.store';

/** What is of use to one person alone: subscriptions, stops of lines, who may fetch for them, missed events and lock-outs. */
@Injectable()
export class BelongingsStore {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly stopChoices: StopChoiceStore,
    private readonly pickUpBooks: PickUpBookStore,
    private readonly noShows: NoShowStore,
    private readonly standings: StandingStore,
  ) {}

  /** Nothing is left of them; tells how many there were. */
  async removeOf(personId: string): Promise<number> {
    const subscriptions = await this.subscriptions.removeOf(personId);
    const stopChoices = await this.stopChoices.removeOf(personId);
    const missed = (await this.noShows.removeOf(personId)) + (await this.standings.removeOf(personId));
    return subscriptions + stopChoices + missed + (await this.pickUpBooks.removeOf(personId));
  }
}

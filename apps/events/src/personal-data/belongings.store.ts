import { Injectable } from '@nestjs/common';
import { PickUpBookStore } from '../pick-up/pick-up-book.store';
import { SubscriptionStore } from '../series/subscription.store';
import { StopChoiceStore } from '../stops/stop-choice.store';

/** What is of use to one person alone: subscriptions, stops of lines, and who may fetch for them. */
@Injectable()
export class BelongingsStore {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly stopChoices: StopChoiceStore,
    private readonly pickUpBooks: PickUpBookStore,
  ) {}

  /** Nothing is left of them; tells how many there were. */
  async removeOf(personId: string): Promise<number> {
    const subscriptions = await this.subscriptions.removeOf(personId);
    const stopChoices = await this.stopChoices.removeOf(personId);
    return subscriptions + stopChoices + (await this.pickUpBooks.removeOf(personId));
  }
}

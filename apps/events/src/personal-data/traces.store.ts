import { Injectable } from '@nestjs/common';
import { CheckInStore } from '../check-in/check-in.store';
import { FeedbackStore } from '../feedback/feedback.store';
import { Erasure } from './erasure';

/** What people leave behind beside the roll: check-ins and feedback. */
@Injectable()
export class TracesStore {
  constructor(
    private readonly checkIns: CheckInStore,
    private readonly feedback: FeedbackStore,
  ) {}

  /** Nothing names the person any more; tells how many things did. */
  async pseudonymise({ accountId, pseudonym }: Erasure): Promise<number> {
    const checkIns = await this.checkIns.pseudonymise(accountId, pseudonym);
    return checkIns + (await this.feedback.forget(accountId, pseudonym));
  }
}

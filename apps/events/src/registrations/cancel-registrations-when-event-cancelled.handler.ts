import { CommunityEventCancelled, CommunityEventCancelledBody, EventNotFound } from '@linli/contracts/events';
import { Sittings, When } from '@linli/messaging';
import { SignUpDesk } from './sign-up.desk';
import { end, endsWith } from './withdrawal';

/** Ended in one sitting. */
const AT_A_TIME = 500;

@When(CommunityEventCancelled, 'cancel-registrations-when-event-cancelled')
export class CancelRegistrationsWhenEventCancelledHandler {
  constructor(
    private readonly desk: SignUpDesk,
    private readonly sittings: Sittings,
  ) {}

  /** In sittings of its own: what is ended stays ended when the fact comes again. */
  async handle({ communityEvent: { id } }: CommunityEventCancelledBody): Promise<void> {
    await this.endAll(id).catch(unlessUnknown);
  }

  private async endAll(key: string): Promise<void> {
    let isDone = false;
    while (!isDone) {
      await this.sittings.move(this.desk, {
        key,
        publishes: [],
        decide: ({ now }, roll) => {
          const some = roll.someActive(AT_A_TIME, (one) => endsWith(roll.communityEvent, one));
          if (some.length > 0) roll.apply(end(roll, some, now));
          isDone = some.length < AT_A_TIME;
        },
      });
    }
  }
}

/** An event that is not there has no registrations. */
function unlessUnknown(error: unknown): void {
  if (!(error instanceof EventNotFound)) throw error;
}

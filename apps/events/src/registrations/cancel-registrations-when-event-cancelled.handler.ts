import { CommunityEventCancelled, CommunityEventCancelledBody, EventNotFound } from '@linli/contracts/events';
import { Sittings, When } from '@linli/messaging';
import { carry, SIGN_UP_FACTS } from './carry';
import { hadLapsed, lapse } from './lapsing';
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
        publishes: SIGN_UP_FACTS,
        decide: ({ now, outbox }, roll) => {
          // Who had waited in vain by then is told that; all others are told that the event is off.
          const late = roll.someActive(AT_A_TIME, (one) => hadLapsed(roll.communityEvent, one));
          carry(roll, lapse(roll, late, now), outbox);
          const some = roll.someActive(AT_A_TIME - late.length, (one) => endsWith(roll.communityEvent, one));
          roll.apply(end(roll, some, now));
          isDone = late.length + some.length < AT_A_TIME;
        },
      });
    }
  }
}

/** An event that is not there has no registrations. */
function unlessUnknown(error: unknown): void {
  if (!(error instanceof EventNotFound)) throw error;
}

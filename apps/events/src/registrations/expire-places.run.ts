import { Clock, Recurring, Sittings } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { carry, SIGN_UP_FACTS } from './carry';
import { expire } from './offers';
import { RegistrationStore } from './registration.store';
import { SignUpDesk } from './sign-up.desk';
import { SittingProjection } from './sitting-projection.desk';

const TICK_MS = 1_000;
/** A sitting that is not readable after so long was left by somebody who has died, or has no connection to the store. */
const LEFT_AFTER_MS = 2_000;
const AT_A_TIME = 500;

/**
 * Ends holds and offers when their time is over by the clock, within a second, and makes sittings readable whose writer has died. Any
 * number of replicas may do the same: what one has ended, the next finds ended.
 */
@Injectable()
export class ExpirePlacesRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(ExpirePlacesRun.name);
  private readonly ending = new Recurring(
    () => this.endDue(),
    ({ stack }) => this.log.error(`Offers and holds wait to be ended: ${stack}`),
  );

  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly desk: SignUpDesk,
    private readonly registrations: RegistrationStore,
    private readonly projection: SittingProjection,
  ) {}

  onApplicationBootstrap(): void {
    this.ending.start(TICK_MS);
    this.clock.onSet(() => this.ending.wake());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.ending.stop();
  }

  private async endDue(): Promise<void> {
    await this.projection.finishLeft(new Date(Date.now() - LEFT_AFTER_MS));
    const due = await this.registrations.eventsWithDue(this.clock.now(), AT_A_TIME);
    await Promise.all(due.map((key) => this.expireAt(key)));
  }

  private expireAt(key: string): Promise<void> {
    return this.sittings.move(this.desk, {
      key,
      publishes: SIGN_UP_FACTS,
      decide: ({ now, outbox }, roll) => carry(roll, expire(roll, roll.due(now), now), outbox),
    });
  }
}

import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { GrantStore } from '../grants/grant.store';
import { Memberships } from './memberships';

const TICK_MS = 1_000;
const AT_A_TIME = 50;

/**
 * Tells others of memberships that have begun or are over by their dates. Rights hold within the dates whether this has looked or not;
 * of two replicas that come at once, one does it.
 */
@Injectable()
export class MembershipDatesRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MembershipDatesRun.name);
  private readonly looking = new Recurring(
    () => this.look(),
    ({ message }) => this.log.warn(`Dates of memberships are looked at again: ${message}`),
  );

  constructor(
    private readonly grants: GrantStore,
    private readonly memberships: Memberships,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  private async look(): Promise<void> {
    for (const grant of await this.grants.datesCome(this.clock.now(), AT_A_TIME)) {
      if (this.looking.isStopped) return;
      await this.memberships.dateCame(grant);
    }
  }
}

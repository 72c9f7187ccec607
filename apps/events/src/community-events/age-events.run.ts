import { CommunityEventFinished, CommunityEventMinimumMissed } from '@linli/contracts/events';
import { Clock, MessageContext, Recurring, Sittings } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { hasLapsed, lapse, lapsedBy } from '../registrations/lapsing';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { givesPlaces } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { snapshotOf } from './community-event.view';
import { Ageing, aged, archivableBefore } from './event-life';
import { EventListingStore } from './event-listing.store';
import { LifeSpans } from './life-spans.provider';

const TICK_MS = 2_000;
/** A roll is read for each, so only a few at a time. */
const AT_A_TIME = 20;
/** Registrations that end in one sitting. */
const AT_A_SITTING = 500;

/**
 * Ends published events when they are over by the clock, and before that whoever waits for something that has begun; tells organisers of a minimum that was
 * missed, and puts events away that have been over for long. Any number of replicas may do the same: what one has ended, the next finds ended.
 */
@Injectable()
export class AgeEventsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AgeEventsRun.name);
  private readonly ageing = new Recurring(
    () => this.ageDue(),
    ({ stack }) => this.log.error(`Events wait to be ended or put away: ${stack}`),
  );

  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly desk: SignUpDesk,
    private readonly listings: EventListingStore,
    private readonly spans: LifeSpans,
  ) {}

  onApplicationBootstrap(): void {
    this.ageing.start(TICK_MS);
    this.clock.onSet(() => this.ageing.wake());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.ageing.stop();
  }

  private async ageDue(): Promise<void> {
    const { archivedAfterDays } = this.spans;
    let before: readonly string[] = [];
    for (let isMore = true; isMore && !this.ageing.isStopped; ) {
      const ageing = { now: this.clock.now(), archivedAfterDays };
      const due = await this.listings.toAge({ finish: ageing.now, archive: archivableBefore(ageing) }, AT_A_TIME);
      await Promise.all(due.map((key) => this.age(key, archivedAfterDays)));
      // What a round leaves due would be found again and again: that waits for the next time.
      isMore = due.length >= AT_A_TIME && due.some((key) => !before.includes(key));
      before = due;
    }
  }

  private async age(key: string, archivedAfterDays: number): Promise<void> {
    let isDone = false;
    while (!isDone)
      await this.sittings.move(this.desk, {
        key,
        publishes: [CommunityEventFinished, CommunityEventMinimumMissed, ...SIGN_UP_FACTS],
        decide: (context, roll) => {
          isDone = endLapsed(context, roll);
          if (isDone) this.decide(context, roll, { now: context.now, archivedAfterDays });
        },
      });
  }

  private decide({ outbox }: MessageContext, roll: OpenRoll, ageing: Ageing): void {
    const before = roll.communityEvent;
    const communityEvent = aged(before, ageing);
    if (communityEvent === before) return;
    // Places that walk-ins have left are for whoever waits.
    const isLeft = communityEvent.walkedIn !== before.walkedIn && givesPlaces(communityEvent, ageing.now);
    carry(roll, isLeft ? moveUp({ communityEvent, waiting: roll.waiting }, ageing.now) : { communityEvent, changed: [] }, outbox);
    const { organiserId, minimum, placesTaken: confirmed } = communityEvent;
    if (minimum?.missed && minimum !== before.minimum) {
      const missed = { organiserId, minimum: minimum.people, confirmed };
      outbox.publish(CommunityEventMinimumMissed, { communityEvent: snapshotOf(communityEvent), ...missed });
    }
    if (communityEvent.status === 'finished')
      outbox.publish(CommunityEventFinished, { communityEvent: snapshotOf(communityEvent) });
  }
}

/** Ends some of those whose chance is over by now; whether these were all. */
function endLapsed({ now, outbox }: MessageContext, roll: OpenRoll): boolean {
  const lapsed = roll.someActive(AT_A_SITTING, (one) => hasLapsed(roll.communityEvent, one, now));
  if (lapsed.length > 0) carry(roll, lapse(roll, lapsed, now), outbox);
  const isDone = lapsed.length < AT_A_SITTING;
  if (isDone) roll.apply({ communityEvent: lapsedBy(roll.communityEvent, now), changed: [] });
  return isDone;
}

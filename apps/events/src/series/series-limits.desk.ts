import { SeriesPlacesTaken } from '@linli/contracts/events';
import { Hear, Outcome } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { EventListingStore } from '../community-events/event-listing.store';
import { RegistrationStore } from '../registrations/registration.store';
import { Asked, TurnNeeded, Turns } from '../turns/turns.desk';
import { SeriesStore } from './series.store';

/** For so long a series is believed to have no limit. */
const FRESH_MS = 2_000;
/** Series of which that is known at a time; with more, all are asked about anew. */
const MOST_UNLIMITED = 10_000;

/** Sees to the limit that a series sets to each person. */
@Injectable()
export class SeriesLimits {
  /** Until when, on the clock of the process. */
  private readonly unlimited = new Map<string, number>();

  constructor(
    private readonly series: SeriesStore,
    private readonly turns: Turns,
    private readonly listings: EventListingStore,
    private readonly registrations: RegistrationStore,
  ) {}

  /** Throws TurnNeeded where the series may have a limit and the request has not been counted. */
  assertCounted({ _id, seriesId }: CommunityEvent, request: object): void {
    if (seriesId === undefined || (this.unlimited.get(seriesId) ?? 0) > performance.now()) return;
    if (!this.turns.isIn(seriesId, request)) throw new TurnNeeded('series', seriesId, _id);
  }

  /** Has the request heard when it is counted, while no other one of the person is; throws SeriesPlacesTaken. */
  async inTurn({ id, eventId }: TurnNeeded, asked: Asked, hear: Hear): Promise<Outcome> {
    const { placesPerPerson: most = 0 } = await this.series.get(id);
    if (most > 0) return this.turns.inTurn(id, asked, () => this.assertRoom({ id, eventId, most }, asked).then(hear));
    if (this.unlimited.size >= MOST_UNLIMITED) this.unlimited.clear();
    this.unlimited.set(id, performance.now() + FRESH_MS);
    this.turns.wave(id, asked.request);
    return hear();
  }

  private async assertRoom({ id: seriesId, eventId, most }: Limited, { personId, now }: Asked): Promise<void> {
    const others = (await this.listings.toComeOf({ seriesId }, now)).filter((id) => id !== eventId);
    if ((await this.registrations.countActiveAmong(personId, others)) >= most) throw new SeriesPlacesTaken({ most });
  }
}

interface Limited {
  readonly id: string;
  readonly eventId: string;
  readonly most: number;
}

import { ChangedMeanwhile, DeclaredError } from '@linli/contracts';
import { SeriesPlacesTaken } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { EventListingStore } from '../community-events/event-listing.store';
import { RegistrationStore } from '../registrations/registration.store';
import { SeriesStore } from './series.store';
import { SeriesTurn } from './series-turn.schema';
import { SeriesTurnStore } from './series-turn.store';

/** After that a turn that was not given back is free: its process has died. */
const TURN_MS = 60_000;
/** So much earlier nobody is decided on any more who has it. */
const MARGIN_MS = 30_000;
/** For so long a series is believed to have no limit. */
const FRESH_MS = 2_000;
/** Series of which that is known at a time; with more, all are asked about anew. */
const MOST_UNLIMITED = 10_000;
const PAUSE_MS = 50;
const ATTEMPTS = 100;

/** A request that has to come in the turn of its person: not an answer, but heard again. */
export class TurnNeeded extends DeclaredError {
  readonly code = SeriesPlacesTaken.code;
  readonly kind = SeriesPlacesTaken.kind;
  readonly texts = SeriesPlacesTaken.texts;

  constructor(readonly seriesId: string) {
    super();
  }
}

/** Who asks for a place at which event, and the body of the request. */
interface Asked {
  readonly eventId: string;
  readonly personId: string;
  readonly request: object;
  readonly now: Date;
}

/**
 * Sees to the limit that a series sets to each person. Events decide each for themselves, so one person's requests for events of one
 * series come one after the other, each when the one before can be read.
 */
@Injectable()
export class SeriesTurns {
  /** Until when, on the clock of the process. */
  private readonly unlimited = new Map<string, number>();
  private readonly granted = new WeakMap<object, number>();

  constructor(
    private readonly series: SeriesStore,
    private readonly turns: SeriesTurnStore,
    private readonly listings: EventListingStore,
    private readonly registrations: RegistrationStore,
  ) {}

  /** Throws TurnNeeded where the series may have a limit and the request has not been counted. */
  assertCounted(seriesId: string | undefined, request: object): void {
    if (seriesId === undefined || (this.unlimited.get(seriesId) ?? 0) > performance.now()) return;
    if ((this.granted.get(request) ?? 0) <= performance.now()) throw new TurnNeeded(seriesId);
  }

  /** Has the request heard when it is counted, while no other one of the person is; throws SeriesPlacesTaken. */
  async inTurn<T>(seriesId: string, asked: Asked, hear: () => Promise<T>): Promise<T> {
    const { placesPerPerson: most = 0 } = await this.series.get(seriesId);
    if (most > 0) return this.counted(seriesId, { ...asked, most }, hear);
    if (this.unlimited.size >= MOST_UNLIMITED) this.unlimited.clear();
    this.unlimited.set(seriesId, performance.now() + FRESH_MS);
    this.granted.set(asked.request, performance.now() + MARGIN_MS);
    return hear();
  }

  private async counted<T>(seriesId: string, asked: Asked & { most: number }, hear: () => Promise<T>): Promise<T> {
    const { eventId, personId, request, now, most } = asked;
    const until = performance.now() + TURN_MS - MARGIN_MS;
    const turn = await this.take(`${seriesId}/${personId}`);
    try {
      const others = (await this.listings.toComeOf({ seriesId }, now)).filter((id) => id !== eventId);
      if ((await this.registrations.countActiveAmong(personId, others)) >= most) throw new SeriesPlacesTaken({ most });
      this.granted.set(request, until);
      return await hear();
    } finally {
      await this.turns.giveBack(turn);
    }
  }

  /** Waits for it; throws ChangedMeanwhile when that takes too long. */
  private async take(_id: string): Promise<SeriesTurn> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const turn = await this.turns.take(_id, TURN_MS);
      if (turn) return turn;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new ChangedMeanwhile();
  }
}

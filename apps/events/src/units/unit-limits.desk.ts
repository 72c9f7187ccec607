import { errorAt } from '@linli/contracts';
import { UnitPlacesTaken, UnitTermPlacesTaken } from '@linli/contracts/events';
import { Hear, Looking, Outcome } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { EventListingStore } from '../community-events/event-listing.store';
import { EventsCounted, RegistrationStore } from '../registrations/registration.store';
import { Asked, TurnNeeded, Turns } from '../turns/turns.desk';
import { SaidOfPlaces, termsOf } from './unit';
import { UnitLimitStore } from './unit-limit.store';
import { termAround } from './unit-term';

/** The limit of a unit, and whether whoever sent the request has come to it. */
interface Found {
  readonly limit: SaidOfPlaces;
  readonly isReached: boolean;
}

/** Who has as many places at events of a unit as it lets them: asked once for everybody in a sitting, and not at all where there is no limit. */
@Injectable()
export class UnitLimits {
  private readonly found = new WeakMap<object, Found>();

  constructor(
    private readonly limits: UnitLimitStore,
    private readonly turns: Turns,
    private readonly listings: EventListingStore,
    private readonly registrations: RegistrationStore,
  ) {}

  /** Undefined where the event is of no unit, or its unit has no limit. */
  lookUp(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    // They may be heard again, when it is known better.
    for (const { body } of requests) this.found.delete(body);
    const { unitId } = communityEvent;
    if (unitId === undefined) return undefined;
    const limit = this.limits.believedOf(unitId);
    if (!limit) return this.limits.learnOf(unitId).then((learned) => this.ask(requests, communityEvent, learned));
    return limit.placesPerPerson === 0 ? undefined : this.ask(requests, communityEvent, limit);
  }

  /** Throws UnitPlacesTaken or UnitTermPlacesTaken where that was found of the request, and TurnNeeded where it was not counted in its turn. */
  assertRoom({ _id, unitId }: CommunityEvent, request: object, because: string): void {
    const found = this.found.get(request);
    if (!found || unitId === undefined) return;
    const { isReached, limit } = found;
    if (isReached) throw reached(limit, because);
    if (!this.turns.isIn(unitId, request)) throw new TurnNeeded('unit', unitId, _id);
  }

  /** Has the request heard, and counted before, while no other one of the person is. */
  inTurn({ id }: TurnNeeded, asked: Asked, hear: Hear): Promise<Outcome> {
    return this.turns.inTurn(id, asked, hear);
  }

  private async ask(requests: readonly Looking<object>[], communityEvent: CommunityEvent, limit: SaidOfPlaces): Promise<void> {
    const [first] = requests;
    if (limit.placesPerPerson === 0 || !first) return;
    const events = await this.eventsCounted(communityEvent, limit, first.now);
    const people = [...new Set(requests.map(({ actor }) => actor.id))];
    const counts = await this.registrations.countPerPerson(people, events);
    for (const { body, actor } of requests)
      this.found.set(body, { limit, isReached: (counts.get(actor.id) ?? 0) >= limit.placesPerPerson });
  }

  /** The others of the unit: those to come, or all that begin in the same term. */
  private async eventsCounted(
    { _id, unitId = '', startsAt }: CommunityEvent,
    limit: SaidOfPlaces,
    now: Date,
  ): Promise<EventsCounted> {
    const terms = termsOf(limit);
    if (!terms) return { toCome: (await this.listings.toComeOf({ unitId }, now)).filter((id) => id !== _id), over: [] };
    const beginning = (await this.listings.beginningIn(unitId, termAround(startsAt, terms))).filter((one) => one._id !== _id);
    const idsOf = (isOver: boolean) => beginning.filter(({ endsAt }) => endsAt <= now === isOver).map((one) => one._id);
    return { toCome: idsOf(false), over: idsOf(true) };
  }
}

const reached = ({ placesPerPerson: most, per }: SaidOfPlaces, because: string): Error =>
  per ? errorAt(UnitTermPlacesTaken, because, { most, per }) : errorAt(UnitPlacesTaken, because, { most });

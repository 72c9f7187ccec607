import { UnitPlacesTaken } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { EventListingStore } from '../community-events/event-listing.store';
import { RegistrationStore } from '../registrations/registration.store';
import { UnitLimitStore } from './unit-limit.store';

/** Who has as many places at events of a unit as it lets them: asked once for everybody in a sitting, and not at all where there is no limit. */
@Injectable()
export class UnitLimits {
  /** The limit that whoever sent the request has come to. */
  private readonly reached = new WeakMap<object, number>();

  constructor(
    private readonly limits: UnitLimitStore,
    private readonly listings: EventListingStore,
    private readonly registrations: RegistrationStore,
  ) {}

  /** Undefined where the event is of no unit, or its unit has no limit. */
  lookUp(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    // They may be heard again, when it is known better.
    for (const { body } of requests) this.reached.delete(body);
    const { unitId } = communityEvent;
    if (unitId === undefined) return undefined;
    const most = this.limits.believedOf(unitId);
    if (most === undefined) return this.limits.learnOf(unitId).then((learned) => this.ask(requests, communityEvent, learned));
    return most === 0 ? undefined : this.ask(requests, communityEvent, most);
  }

  /** Throws UnitPlacesTaken where that was found of the request. */
  assertRoom(request: object): void {
    const most = this.reached.get(request);
    if (most !== undefined) throw new UnitPlacesTaken({ most });
  }

  private async ask(requests: readonly Looking<object>[], { _id, unitId }: CommunityEvent, most: number): Promise<void> {
    const [first] = requests;
    if (most === 0 || !first || unitId === undefined) return;
    const others = (await this.listings.toComeOf({ unitId }, first.now)).filter((id) => id !== _id);
    const people = [...new Set(requests.map(({ actor }) => actor.id))];
    const active = await this.registrations.countActivePerPerson(people, others);
    for (const { body, actor } of requests) if ((active.get(actor.id) ?? 0) >= most) this.reached.set(body, most);
  }
}

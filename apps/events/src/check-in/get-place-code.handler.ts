import { CommunityEventIdBody, GetPlaceCode, PlaceCodeView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors } from './check-in';
import { DoorStore } from './door.store';
import { assertHeld } from './doors';
import { placeCode, stepAt, stepEndsAt } from './place-code';
import { TicketKeys } from './ticket-keys.provider';
import { assertSelfCheckIn } from './walk-ins';

@Handles(GetPlaceCode)
export class GetPlaceCodeHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly doors: DoorStore,
    private readonly keys: TicketKeys,
  ) {}

  async handle({ eventId }: CommunityEventIdBody, { actor, now }: MessageContext): Promise<PlaceCodeView> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    assertHeld(communityEvent);
    assertSelfCheckIn(await this.doors.get(eventId));
    const step = stepAt(now);
    return { eventId, code: placeCode(this.keys.placeSecret, eventId, step), nextAt: stepEndsAt(step).toISOString() };
  }
}

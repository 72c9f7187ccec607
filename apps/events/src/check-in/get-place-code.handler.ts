import { CommunityEventIdBody, GetPlaceCode, PlaceCodeView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors } from './check-in';
import { assertSelfCheckIn } from './door';
import { DoorStore } from './door.store';
import { assertHeld } from './doors';
import { stepAt, stepEndsAt } from './place-code';
import { PlaceCodes } from './place-codes.provider';

@Handles(GetPlaceCode)
export class GetPlaceCodeHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly doors: DoorStore,
    private readonly codes: PlaceCodes,
  ) {}

  async handle({ eventId }: CommunityEventIdBody, { actor, now }: MessageContext): Promise<PlaceCodeView> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    assertHeld(communityEvent);
    assertSelfCheckIn(await this.doors.get(eventId));
    const step = stepAt(now);
    return { eventId, placeCode: this.codes.codeOf(eventId, step), nextAt: stepEndsAt(step).toISOString() };
  }
}

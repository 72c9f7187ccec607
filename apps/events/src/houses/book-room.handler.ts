import { BookRoom, BookRoomBody, ChangeRecorded, CommunityEventView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { viewOf } from '../community-events/community-event.view';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { assertNear, bookRoom } from './booking';
import { roomOf } from './house';
import { HouseStore } from './house.store';

@HandlesTogether(BookRoom, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class BookRoomHandler implements JointHandler<BookRoomBody, CommunityEventView, OpenRoll> {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly houses: HouseStore,
  ) {}

  /** Looks at the house beforehand, for a sitting reads nothing: where it lies never changes, and neither does where an event is held. */
  async keyOf({ eventId, houseId, room }: BookRoomBody): Promise<string> {
    const { areaCode } = await this.communityEvents.get(eventId);
    const house = await this.houses.get(houseId);
    assertNear(house, areaCode);
    roomOf(house, room);
    return eventId;
  }

  /** That the room is free is seen to when it is written. */
  handle(command: BookRoomBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = bookRoom(before, command, context);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}

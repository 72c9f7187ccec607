import {
  BookRoom,
  BookRoomBody,
  ChangeRecorded,
  CommunityEventDetailsChanged,
  CommunityEventView,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { snapshotOf, viewOf } from '../community-events/community-event.view';
import { isElsewhere } from '../community-events/edited';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { concerned, placeUntil } from '../registrations/still-to-come';
import { assertNear, bookRoom } from './booking';
import { roomOf } from './house';
import { HouseStore } from './house.store';
import { movedInto } from './moving-in';
import { RoomsKnown } from './rooms-known.desk';

@HandlesTogether(BookRoom, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventDetailsChanged] })
export class BookRoomHandler implements JointHandler<BookRoomBody, CommunityEventView, OpenRoll> {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly houses: HouseStore,
    private readonly rooms: RoomsKnown,
  ) {}

  /** Looks at the house beforehand, for a sitting reads nothing: where it lies never changes, and neither does where an event is held. */
  async keyOf({ eventId, houseId, room }: BookRoomBody): Promise<string> {
    const { areaCode } = await this.communityEvents.get(eventId);
    const house = await this.houses.get(houseId);
    assertNear(house, areaCode);
    roomOf(house, room);
    return eventId;
  }

  lookUp(requests: readonly Looking<BookRoomBody>[], { communityEvent }: OpenRoll): Promise<void> {
    return this.rooms.lookUp(requests, communityEvent);
  }

  /** That the room is free is seen to when it is written. */
  handle(command: BookRoomBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = this.movedIn(bookRoom(before, command, context), before, command);
    roll.apply({ communityEvent, changed: [] });
    if (isElsewhere(communityEvent, before))
      context.outbox.publish(CommunityEventDetailsChanged, {
        ...{ communityEvent: snapshotOf(communityEvent), previousPlace: before.place },
        ...concerned(before, placeUntil(before, context.now)),
      });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }

  private movedIn(booked: CommunityEvent, before: CommunityEvent, command: BookRoomBody): CommunityEvent {
    const into = this.rooms.of(command, booked.venue);
    return booked === before || !into ? booked : movedInto(booked, into, this.rooms.of(command, before.venue));
  }
}

import { BookRoomBody } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { House } from './house';
import { HouseStore } from './house.store';
import { RoomOfHouse } from './moving-in';

/** The houses of the rooms that are booked, and of those of before: read once for all of a sitting. */
@Injectable()
export class RoomsKnown {
  private readonly known = new WeakMap<object, readonly House[]>();

  constructor(private readonly houses: HouseStore) {}

  async lookUp(requests: readonly Looking<BookRoomBody>[], { venue }: CommunityEvent): Promise<void> {
    for (const { body } of requests) {
      const ids = [...new Set([body.houseId, ...(venue ? [venue.houseId] : [])])];
      this.known.set(body, await Promise.all(ids.map((id) => this.houses.get(id))));
    }
  }

  /** The room of a house that was looked up for the request; undefined where there is none. */
  of(request: BookRoomBody, wanted: CommunityEvent['venue']): RoomOfHouse | undefined {
    const house = this.known.get(request)?.find(({ _id }) => _id === wanted?.houseId);
    const room = house?.rooms.find(({ key }) => key === wanted?.room);
    return house && room && { house, room };
  }
}

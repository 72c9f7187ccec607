import { BookRoomHandler } from './houses/book-room.handler';
import { CreateHouseHandler } from './houses/create-house.handler';
import { EditHouseHandler } from './houses/edit-house.handler';
import { GetHouseHandler } from './houses/get-house.handler';
import { GetTimetableHandler } from './houses/get-timetable.handler';
import { HOUSE, HouseSchema } from './houses/house.schema';
import { HouseStore } from './houses/house.store';
import { ListHouseEntriesHandler } from './houses/list-house-entries.handler';
import { ListHousesHandler } from './houses/list-houses.handler';
import { ReleaseRoomHandler } from './houses/release-room.handler';
import { RoomBook } from './houses/room-book.desk';
import { RoomsKnown } from './houses/rooms-known.desk';
import { SLOT, SlotSchema } from './houses/slot.schema';
import { SlotStore } from './houses/slot.store';

/** What the feature adds to the service. */
export const HOUSE_PARTS = {
  schemas: [
    { name: HOUSE, schema: HouseSchema },
    { name: SLOT, schema: SlotSchema },
  ],
  handlers: [
    ...[CreateHouseHandler, EditHouseHandler, GetHouseHandler, ListHousesHandler],
    ...[BookRoomHandler, ReleaseRoomHandler, GetTimetableHandler, ListHouseEntriesHandler],
  ],
  providers: [HouseStore, SlotStore, RoomBook, RoomsKnown],
};

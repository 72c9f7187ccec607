import { BilingualTitle } from '@linli/contracts';
import { Room } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { House } from './house';

/** A room, and the house that it is in. */
export interface RoomOfHouse {
  readonly house: House;
  readonly room: Room;
}

/** The most characters of a place in either language. */
const LONGEST_PLACE = 120;

/**
 * The published event held where its room is, with the address of the house. One that names the room as its place is there already, and so is one that names
 * the house and not the room of before; of a draft whoever writes it says where it is.
 */
export function movedInto(communityEvent: CommunityEvent, into: RoomOfHouse, before: RoomOfHouse | undefined): CommunityEvent {
  if (communityEvent.status === 'draft' || isThere(communityEvent, into, before)) return communityEvent;
  const { point: _elsewhere, address: _before, ...event } = communityEvent;
  const { address, point } = into.house;
  return { ...event, place: placeOf(into), address: { ...address }, ...(point && { point: { ...point } }) };
}

function isThere({ place, venue }: CommunityEvent, { house, room }: RoomOfHouse, before: RoomOfHouse | undefined): boolean {
  const isElsewhere = before !== undefined && venue !== undefined && before.house._id !== house._id;
  if (names(place, room.title) && (!isElsewhere || names(place, house.name))) return true;
  return names(place, house.name) && !(before && names(place, before.room.title));
}

const names = (place: BilingualTitle, what: BilingualTitle): boolean =>
  (['zh', 'en'] as const).some((language) => place[language].toLowerCase().includes(what[language].toLowerCase()));

function placeOf({ house: { name }, room: { title } }: RoomOfHouse): BilingualTitle {
  const [zh, en] = [`${name.zh}·${title.zh}`, `${title.en}, ${name.en}`];
  return { zh: zh.slice(0, LONGEST_PLACE), en: en.slice(0, LONGEST_PLACE) };
}

import { Acting, Actor, actsInArea, BilingualTitle, errorAt, InvalidInput, OutsideOwnArea, Point } from '@linli/contracts';
import {
  CreateHouseBody,
  EditHouseBody,
  HouseView,
  OpeningHours,
  OpeningHoursNotValid,
  Room,
  RoomNamedTwice,
  RoomNotKnown,
} from '@linli/contracts/events';
import { present } from '../community-events/details';
import { isDay } from '../sessions/clock-times';

/** One house of many rooms. */
export interface House {
  readonly _id: string;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  readonly address: BilingualTitle;
  readonly point?: Point;
  readonly timeZone: string;
  readonly hours: readonly OpeningHours[];
  /** Days on which it is closed whatever its hours say, such as 2027-02-06. */
  readonly closedOn: readonly string[];
  readonly rooms: readonly Room[];
  readonly revision: number;
  readonly changedAt: Date;
  /** Counts up with everything that becomes of its rooms: of two who want one at the same moment the second sees the first. */
  readonly bookings: number;
}

/** A new house of an organiser of the area. */
export function build(id: string, body: CreateHouseBody, { actor, now }: Acting): House {
  const { areaCode, name, address, point, timeZone = 'Asia/Shanghai', closedOn = [] } = body;
  assertLooksAfter(actor, areaCode);
  const said = { ...bilingual({ name, address }), hours: body.hours.map(plainHours), rooms: body.rooms.map(plainRoom), closedOn };
  assertValid(said);
  return { _id: id, areaCode, ...said, ...(point && { point }), timeZone, revision: 1, changedAt: now, bookings: 0 };
}

/** The house with what is said of it anew. */
export function edit(house: House, { name, address, point, hours, closedOn, rooms }: EditHouseBody, acting: Acting): House {
  assertLooksAfter(acting.actor, house.areaCode);
  const given = { hours: hours?.map(plainHours), rooms: rooms?.map(plainRoom), closedOn, point };
  const said = { ...house, ...bilingual({ name, address }), ...present(given) };
  assertValid(said);
  return { ...said, revision: house.revision + 1, changedAt: acting.now };
}

function assertLooksAfter(actor: Actor, areaCode: string): void {
  if (!actsInArea(actor, areaCode, 'organiser', 'administrator')) throw new OutsideOwnArea();
}

/** The rooms that the house has no longer. */
export const roomsGone = (before: House, after: House): string[] =>
  before.rooms.map(({ key }) => key).filter((key) => !after.rooms.some((room) => room.key === key));

/** Throws RoomNotKnown. */
export function roomOf({ rooms }: House, key: string): Room {
  const found = rooms.find((room) => room.key === key);
  if (!found) throw errorAt(RoomNotKnown, '#/room', { room: key });
  return found;
}

/** As readers see it. */
export const viewOf = ({ _id, bookings: _bookings, changedAt, ...house }: House): HouseView => ({
  id: _id,
  ...house,
  hours: house.hours.map(plainHours),
  rooms: house.rooms.map(plainRoom),
  closedOn: [...house.closedOn],
  changedAt: changedAt.toISOString(),
});

/** As the audit knows it. */
export const recordOf = ({ bookings: _bookings, ...house }: House): object => house;

type Said = Pick<House, 'hours' | 'rooms' | 'closedOn'>;

function assertValid({ hours, rooms, closedOn }: Said): void {
  const keys = rooms.map(({ key }) => key);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  if (twice >= 0) {
    const params = { room: keys[twice] as string };
    throw errorAt(RoomNamedTwice, `#/rooms/${twice}/key`, params);
  }
  for (const [at, { opens, closes }] of hours.entries()) {
    if (opens < closes) continue;
    const params = { opens, closes };
    throw errorAt(OpeningHoursNotValid, `#/hours/${at}/closes`, params);
  }
  const noDay = closedOn.findIndex((day) => !isDay(day));
  if (noDay >= 0) throw new InvalidInput({}, [{ pointer: `#/closedOn/${noDay}`, rule: 'isIso8601' }]);
}

const bilingual = <T extends Record<string, BilingualTitle | undefined>>(texts: T) =>
  present(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text && plain(text)]))) as Required<{
    [K in keyof T]: BilingualTitle;
  }>;

const plain = ({ zh, en }: BilingualTitle): BilingualTitle => ({ zh, en });

const plainHours = ({ on, opens, closes }: OpeningHours): OpeningHours => ({ on: [...on], opens, closes });

const plainRoom = ({ key, title, people }: Room): Room => ({ key, title: plain(title), people });

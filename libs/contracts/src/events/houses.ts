import { BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, Text, TextList, TimeZone, Whole, Words } from '../fields';
import { PageQuery } from '../paging';
import { type Point, PointField } from '../point';
import { ChangedMeanwhile, OutsideOwnArea } from '../shared-errors';
import { HouseNotFound, OpeningHoursNotValid, RoomInUse, RoomNamedTwice } from './house-errors';
import { ClockTime, WEEKDAYS, type Weekday } from './sessions';
import { RoomKey } from './venue';

/** One house has so many rooms at most. */
export const MOST_ROOMS = 30;

/** From when to when a house is open on some days of the week, on the clocks of its area. */
export class OpeningHours {
  @Words(WEEKDAYS, { about: 'On which days of the week', min: 1, max: 7, example: ['monday', 'friday'] }) on: Weekday[];
  @ClockTime({ about: 'When it opens', example: '08:30' }) opens: string;
  @ClockTime({ about: 'When it closes, on the same day', example: '21:30' }) closes: string;
}

/** One venue of a house. */
export class Room {
  @RoomKey('By which it is known') key: string;
  @Nested(() => BilingualTitle, { about: 'What it is', example: { zh: '社区阅览室', en: 'Community library' } })
  title: BilingualTitle;
  @Whole({ about: 'How many people it takes', min: 1, max: 100_000, example: 40 }) people: number;
}

const A_NAME = { about: 'Name', example: { zh: '望平社区综合体', en: 'Wangping community house' } };
const AN_ADDRESS = { about: 'Address', example: { zh: '成都市锦江区望平街 88 号', en: '88 Wangping Street, Jinjiang, Chengdu' } };
const HOURS = { about: 'When it is open, one entry after another; never where there are none', max: 21 };
const CLOSED = { about: 'Days on which it is closed all the same', max: 100, longest: 10, example: ['2027-02-06'] };
const ROOMS = { about: 'Its rooms', min: 1, max: MOST_ROOMS };

export class CreateHouseBody {
  @AreaCode({ about: 'The area that it lies in' }) areaCode: string;
  @Nested(() => BilingualTitle, A_NAME) name: BilingualTitle;
  @Nested(() => BilingualTitle, AN_ADDRESS) address: BilingualTitle;
  @PointField({ about: 'Where that is on the map', optional: true }) point?: Point;
  @ListOf(() => OpeningHours, HOURS) hours: OpeningHours[];
  @TextList({ ...CLOSED, optional: true }) closedOn?: string[];
  @ListOf(() => Room, ROOMS) rooms: Room[];
  @TimeZone({ about: 'Whose clocks its hours mean; those of the area if not given', optional: true }) timeZone?: string;
}

export class HouseIdBody {
  @Id({ about: 'The house' }) houseId: string;
}

/** What is said of a house anew; what is not given stays as it is. */
export class EditHouseBody extends HouseIdBody {
  @Nested(() => BilingualTitle, { ...A_NAME, optional: true }) name?: BilingualTitle;
  @Nested(() => BilingualTitle, { ...AN_ADDRESS, optional: true }) address?: BilingualTitle;
  @PointField({ about: 'Where that is on the map', optional: true }) point?: Point;
  @ListOf(() => OpeningHours, { ...HOURS, optional: true }) hours?: OpeningHours[];
  @TextList({ ...CLOSED, optional: true }) closedOn?: string[];
  @ListOf(() => Room, { ...ROOMS, optional: true }) rooms?: Room[];
}

export class HouseView {
  @Id({ about: 'Id of the house' }) id: string;
  @AreaCode({ about: 'The area that it lies in' }) areaCode: string;
  @Nested(() => BilingualTitle, A_NAME) name: BilingualTitle;
  @Nested(() => BilingualTitle, AN_ADDRESS) address: BilingualTitle;
  @PointField({ about: 'Where that is on the map', optional: true }) point?: Point;
  @TimeZone({ about: 'Whose clocks its hours mean' }) timeZone: string;
  @ListOf(() => OpeningHours, HOURS) hours: OpeningHours[];
  @TextList(CLOSED) closedOn: string[];
  @ListOf(() => Room, ROOMS) rooms: Room[];
  @Whole({ about: 'Counts up with every change of the house', min: 1, max: 1_000_000, example: 2 }) revision: number;
  @Instant({ about: 'When it was last changed' }) changedAt: string;
}

export class HousePage {
  @ListOf(() => HouseView, { about: 'Houses, newest first', max: 100 }) items: HouseView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListHousesBody extends PageQuery {
  @AreaCode({ about: 'Only houses of this area and the areas below it', example: '510108', optional: true }) areaCode?: string;
}

/** Makes a house, which everybody sees at once. */
export const CreateHouse = defineCommand('events.create-house', {
  body: CreateHouseBody,
  reply: HouseView,
  fails: [OutsideOwnArea, RoomNamedTwice, OpeningHoursNotValid],
});

/** Changes what is said of a house; what is booked stays booked, and a room that is booked for some time to come stays. */
export const EditHouse = defineCommand('events.edit-house', {
  body: EditHouseBody,
  reply: HouseView,
  fails: [HouseNotFound, OutsideOwnArea, RoomNamedTwice, OpeningHoursNotValid, RoomInUse, ChangedMeanwhile],
  matched: true,
});

export const GetHouse = defineQuery('events.get-house', { body: HouseIdBody, reply: HouseView, fails: [HouseNotFound] });

/** Houses, newest first. */
export const ListHouses = defineQuery('events.list-houses', { body: ListHousesBody, reply: HousePage });

import { CreateHouseBody, OpeningHours } from '@linli/contracts/events';
import { Slot } from '../houses/booking';
import { House } from '../houses/house';
import { hours } from './builders';

const EVERY_DAY: OpeningHours[] = [
  { on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], opens: '08:30', closes: '21:30' },
];

/** A house with a class room and a library, open every day from 8:30 to 21:30 in Chengdu. */
export const aHouseBody = (given: Partial<CreateHouseBody> = {}): CreateHouseBody => ({
  areaCode: '510108903901',
  name: { zh: '望平社区综合体', en: 'Wangping community house' },
  address: { zh: '望平街 88 号', en: '88 Wangping Street' },
  hours: EVERY_DAY,
  rooms: [
    { key: 'class-room', title: { zh: '四点半课堂', en: 'After-school class' }, people: 40 },
    { key: 'library', title: { zh: '社区阅览室', en: 'Library' }, people: 20 },
  ],
  timeZone: 'Asia/Shanghai',
  ...given,
});

export const aHouse = (given: Partial<House> = {}): House => ({
  ...{ _id: 'h1', closedOn: [], revision: 1, changedAt: new Date(hours(0)), bookings: 0 },
  ...{ areaCode: '510108903901', timeZone: 'Asia/Shanghai', hours: EVERY_DAY },
  ...{ name: aHouseBody().name, address: aHouseBody().address, rooms: aHouseBody().rooms },
  ...given,
});

export const aSlot = (startsAt: string, endsAt: string, given: Partial<Slot> = {}): Slot => ({
  ...{ _id: 'e2', houseId: 'h1', room: 'library', eventId: 'e2', people: 10 },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  ...given,
});

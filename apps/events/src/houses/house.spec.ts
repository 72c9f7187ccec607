import { InvalidInput, OutsideOwnArea } from '@linli/contracts';
import { OpeningHoursNotValid, RoomNamedTwice, RoomNotKnown } from '@linli/contracts/events';
import { anOrganiser, NOON } from '../testing/builders';
import { aHouse, aHouseBody } from '../testing/houses';
import { build, edit, roomOf, roomsGone } from './house';

const acting = { actor: anOrganiser(), now: NOON };
const [classRoom, library] = aHouseBody().rooms;

describe('a new house', () => {
  it('is on the clocks that are named, open when it says, and has nothing booked', () => {
    const house = build('h1', aHouseBody({ closedOn: ['2027-02-06'] }), acting);
    expect(house).toMatchObject({ timeZone: 'Asia/Shanghai', closedOn: ['2027-02-06'], revision: 1, bookings: 0 });
  });

  it('is entered by administrators of its area, and not by those of another', () => {
    const administrator = anOrganiser({ roles: ['administrator'] });
    expect(build('h1', aHouseBody(), { ...acting, actor: administrator })._id).toBe('h1');
    const elsewhere = anOrganiser({ areaCodes: ['510108904'] });
    expect(() => build('h1', aHouseBody(), { ...acting, actor: elsewhere })).toThrow(OutsideOwnArea);
  });

  it('is refused with a pointer to what is wrong', () => {
    const twice = [library, classRoom, library].map((room) => room!);
    const night = [{ on: ['monday' as const], opens: '21:00', closes: '02:00' }];
    const refusals = [{ rooms: twice }, { hours: night }, { closedOn: ['2027-02-06', '2027-02-30'] }].map((given) => {
      try {
        return build('h1', aHouseBody(given), acting);
      } catch (error) {
        return error;
      }
    });
    expect(refusals).toMatchObject([
      { constructor: RoomNamedTwice, fields: [{ pointer: '#/rooms/2/key' }] },
      { constructor: OpeningHoursNotValid, fields: [{ pointer: '#/hours/0/closes' }] },
      { constructor: InvalidInput, fields: [{ pointer: '#/closedOn/1' }] },
    ]);
  });
});

describe('a house that is edited', () => {
  it('keeps what is not given, and counts up', () => {
    const house = edit(aHouse(), { houseId: 'h1', name: { zh: '新名', en: 'New name' } }, acting);
    expect(house).toEqual({ ...aHouse(), name: { zh: '新名', en: 'New name' }, revision: 2, changedAt: NOON });
  });

  it('knows which rooms it has no longer', () => {
    const house = edit(aHouse(), { houseId: 'h1', rooms: [library!] }, acting);
    expect(roomsGone(aHouse(), house)).toEqual(['class-room']);
    expect(() => roomOf(house, 'class-room')).toThrow(RoomNotKnown);
  });
});

import { OutsideOwnArea } from '@linli/contracts';
import {
  CancelCommunityEvent,
  CreateHouse,
  EditHouse,
  GetHouse,
  HouseNotFound,
  ListHouses,
  RoomInUse,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, NOON } from '../testing/builders';
import { HouseSteps } from '../testing/house-steps';
import { aHouseBody } from '../testing/houses';

const organiser = anOrganiser();
const reason = { zh: '老师生病', en: 'The teacher is ill' };
let system: TestSystem;
let steps: HouseSteps;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
  steps = new HouseSteps(system);
});
afterAll(() => system.stop());

describe('a house', () => {
  it('is read by everybody, listed by area, and entered and edited by organisers of its area', async () => {
    const house = await steps.aHouse({ areaCode: '510108903901055' });
    expect(await system.ask(GetHouse, { houseId: house.id })).toEqual(house);
    expect((await system.ask(ListHouses, { areaCode: '510108903901055' })).items).toEqual([house]);
    const edited = await system.ask(EditHouse, { houseId: house.id, closedOn: ['2026-03-09'] }, organiser);
    expect(edited).toMatchObject({ closedOn: ['2026-03-09'], revision: 2, name: house.name });
    const outsider = anOrganiser({ areaCodes: ['510108904'] });
    await expect(system.ask(EditHouse, { houseId: house.id, closedOn: [] }, outsider)).rejects.toThrow(OutsideOwnArea);
    await expect(system.ask(CreateHouse, aHouseBody(), outsider)).rejects.toThrow(OutsideOwnArea);
    await expect(system.ask(EditHouse, { houseId: newId() }, organiser)).rejects.toThrow(HouseNotFound);
  });

  it('keeps a room that is booked', async () => {
    const { id: houseId, rooms } = await steps.aHouse();
    const eventId = await steps.published('10:00', '11:00', houseId);
    const without = { houseId, rooms: rooms.filter(({ key }) => key !== 'library') };
    await expect(system.ask(EditHouse, without, organiser)).rejects.toThrow(RoomInUse);
    await system.ask(CancelCommunityEvent, { eventId, reason }, organiser);
    expect(await system.ask(EditHouse, without, organiser)).toMatchObject({ rooms: without.rooms });
  });
});

import { OutsideOwnArea } from '@linli/contracts';
import {
  CreateCommunityEvent,
  DiscardCommunityEvent,
  EditEventDetails,
  EventNotDraft,
  EventNotEditable,
  EventNotFound,
  GetCommunityEvent,
  ListCommunityEvents,
  PublishCommunityEvent,
  RegisterForEvent,
  RoomReserved,
  TimesAnnounced,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { HouseSteps, times } from '../testing/house-steps';

const organiser = anOrganiser();
let system: TestSystem;
let eventId: string;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
beforeEach(async () => {
  ({ id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser));
});
afterAll(() => system.stop());

const edit = (times: object, by = organiser) => system.ask(EditEventDetails, { eventId, ...times }, by);
const discard = (by = organiser) => system.ask(DiscardCommunityEvent, { eventId }, by);

it('times of a draft are put right, and it is published with them', async () => {
  const times = { startsAt: hours(400), endsAt: hours(403), signUpOpensAt: hours(-2), signUpClosesAt: hours(399) };
  expect(await edit(times)).toMatchObject({ ...times, status: 'draft' });
  await expect(edit(times, anOrganiser({ areaCodes: ['510104'] }))).rejects.toThrow(OutsideOwnArea);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  expect(await system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(1))).toMatchObject({ status: 'confirmed' });
  await expect(edit({ endsAt: hours(404) })).rejects.toThrow(TimesAnnounced);
  const listed = await system.ask(ListCommunityEvents, { from: hours(399), to: hours(401) });
  expect(listed.items.map(({ id }) => id)).toContain(eventId);
});

it('a draft that is thrown away is nowhere any more, also when it is thrown away twice', async () => {
  await expect(discard(anOrganiser({ areaCodes: ['510104'] }))).rejects.toThrow(OutsideOwnArea);
  const gone = await discard();
  expect(gone.status).toBe('discarded');
  expect(await discard()).toEqual(gone);
  const { areaCode } = anEventBody();
  const drafts = await system.ask(ListCommunityEvents, { areaCode, status: 'draft' }, organiser);
  expect(drafts.items.map(({ id }) => id)).not.toContain(eventId);
  await expect(system.ask(GetCommunityEvent, { eventId }, aResident(1))).rejects.toThrow(EventNotFound);
  await expect(system.ask(PublishCommunityEvent, { eventId }, organiser)).rejects.toThrow(EventNotDraft);
  await expect(edit({ price: 100 })).rejects.toThrow(EventNotEditable);
});

it('the room of a draft goes along with it, and is free when it is thrown away', async () => {
  const steps = new HouseSteps(system);
  const { id: houseId } = await steps.aHouse();
  eventId = await steps.aDraft('10:00', '12:00');
  await steps.book(eventId, houseId);
  await edit(times('14:00', '16:00'));
  const [early, late] = [await steps.aDraft('10:00', '12:00'), await steps.aDraft('15:00', '17:00')];
  expect(await steps.book(early, houseId)).toMatchObject({ venue: { houseId } });
  await expect(steps.book(late, houseId)).rejects.toThrow(RoomReserved);
  await expect(edit(times('11:00', '13:00'))).rejects.toThrow(RoomReserved);
  await discard();
  expect(await steps.book(late, houseId)).toMatchObject({ venue: { houseId } });
});

it('what everybody has seen is not thrown away', async () => {
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  await expect(discard()).rejects.toThrow(EventNotDraft);
});

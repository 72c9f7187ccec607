import { OutsideOwnArea } from '@linli/contracts';
import {
  CommunityEventDetailsChanged,
  CreateCommunityEvent,
  EditEventDetails,
  GetCommunityEvent,
  PublishCommunityEvent,
  RegisterForEvent,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, NOON } from '../testing/builders';

const organiser = anOrganiser();
const point = { type: 'Point', coordinates: [104.1, 30.65] } as const;
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [CommunityEventDetailsChanged] });
});
afterAll(() => system.stop());

const told = (eventId: string) =>
  system.facts(CommunityEventDetailsChanged).filter(({ communityEvent }) => communityEvent.id === eventId);

it('details are kept, edited beside sign-up and told to others once the event is published', async () => {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ point, tags: ['亲子'] }), organiser);
  await system.ask(EditEventDetails, { eventId, price: 500 }, organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  await system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(1));
  const place = { zh: '室内', en: 'Indoors' };
  await system.ask(EditEventDetails, { eventId, place, without: ['point'] }, organiser);
  const view = await system.ask(GetCommunityEvent, { eventId });
  expect(view).toMatchObject({ price: 500, tags: ['亲子'], place, placesTaken: 2, revision: 4 });
  expect(view.point).toBeUndefined();
  await until('one fact', () => told(eventId).length === 1);
  expect(told(eventId)[0]).toMatchObject({ communityEvent: { place, revision: 4 }, previousPlace: anEventBody().place });
  await system.ask(EditEventDetails, { eventId, place, price: 600 }, organiser);
  await until('another fact', () => told(eventId).length === 2);
  expect(told(eventId)[1]).not.toHaveProperty('previousPlace');
});

it('an event of before there were details is free and of no special kind', async () => {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
  const old = { $unset: { price: 1, tags: 1, kind: 1 } } as const;
  await system.database().collection<{ _id: string }>('communityEvents').updateOne({ _id: eventId }, old);
  expect(await system.ask(GetCommunityEvent, { eventId }, organiser)).toMatchObject({ price: 0, tags: [], kind: 'other' });
});

it('nobody edits what is held elsewhere', async () => {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
  const outsider = anOrganiser({ areaCodes: ['510108902'] });
  await expect(system.ask(EditEventDetails, { eventId, price: 1 }, outsider)).rejects.toThrow(OutsideOwnArea);
});

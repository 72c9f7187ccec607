import { IntegrationEvent } from '@linli/contracts';
import {
  ArchiveCommunityEvent,
  CancelRegistration,
  CommunityEventDetailsChanged,
  CommunityEventFinished,
  CommunityEventMinimumMissed,
  CommunityEventPostponed,
  CommunityEventRescheduled,
  CommunityEventSnapshot,
  CommunityEventStatus,
  CommunityEventView,
  CreateCommunityEvent,
  EventNotOpen,
  GetCommunityEvent,
  GetFigures,
  ListCommunityEvents,
  ListMyRegistrations,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationPromoted,
  RescheduleCommunityEvent,
  SetMinimum,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '高温预警', en: 'Heat warning' };
let system: TestSystem;

/** Two replicas, which both see to it that events end. */
beforeAll(async () => {
  const moved = [CommunityEventPostponed, CommunityEventRescheduled, CommunityEventDetailsChanged];
  const watch = [CommunityEventMinimumMissed, CommunityEventFinished, RegistrationPromoted, ...moved];
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEvent(given: object = {}): Promise<CommunityEventView> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(given), organiser);
  return system.ask(PublishCommunityEvent, { eventId }, organiser);
}
const register = (number: number, eventId: string) => system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(number));
const listed = async (status: CommunityEventStatus, id: string): Promise<boolean> => {
  const query = { status, areaCode: '510108903901', limit: 100 };
  return (await system.ask(ListCommunityEvents, query as never, organiser)).items.some((one) => one.id === id);
};
/** What was told of the event, each revision once: facts come at least once. */
const told = <B extends { communityEvent: CommunityEventSnapshot }>(contract: IntegrationEvent<B>, eventId: string): B[] => {
  const facts = system.facts(contract).filter(({ communityEvent }) => communityEvent.id === eventId);
  return [...new Map(facts.map((fact) => [fact.communityEvent.revision, fact])).values()];
};
const untilIs = (status: CommunityEventStatus, eventId: string) =>
  until(status, async () => (await system.ask(GetCommunityEvent, { eventId }, organiser)).status === status);

it('an event is put off, keeps its people, and lets those who wait move up when its new time is known', async () => {
  const { id: eventId } = await anEvent({ capacity: 1 });
  const [first, second] = [await register(1, eventId), await register(2, eventId)];
  const off = await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser);
  expect(off).toMatchObject({ status: 'postponed', reason, placesTaken: 1, peopleWaiting: 1 });
  expect(await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser)).toEqual(off);
  await until('the fact', () => system.facts(CommunityEventPostponed).length > 0);
  expect(told(CommunityEventPostponed, eventId)).toMatchObject([{ communityEvent: { revision: 3, postponed: true }, reason }]);
  await expect(register(3, eventId)).rejects.toThrow(EventNotOpen);
  expect([await listed('postponed', eventId), await listed('published', eventId)]).toEqual([true, false]);
  await system.ask(CancelRegistration, { registrationId: first.id }, aResident(1));
  expect((await system.ask(ListMyRegistrations, {}, aResident(2))).items[0]).toMatchObject({ status: 'waiting' });
  const times = { startsAt: hours(400), endsAt: hours(402), signUpClosesAt: hours(399) };
  const again = await system.ask(RescheduleCommunityEvent, { eventId, ...times }, organiser);
  expect(again).toMatchObject({ status: 'published', previousStartsAt: hours(200), placesTaken: 1, peopleWaiting: 0 });
  await until('the promotion', () =>
    system.facts(RegistrationPromoted).some(({ registrationId }) => registrationId === second.id),
  );
});

it('sign-up that ends at another time alarms nobody, and an event is moved once however often that is asked for', async () => {
  const { id: eventId, startsAt, endsAt } = await anEvent();
  const move = (times: object) =>
    system.ask(RescheduleCommunityEvent, { eventId, startsAt, endsAt, signUpClosesAt: hours(190), ...times }, organiser);
  const closing = await move({});
  expect(closing).toMatchObject({ signUpClosesAt: hours(190), revision: 3 });
  expect(closing).not.toHaveProperty('previousStartsAt');
  expect(await move({})).toEqual(closing);
  const later = { startsAt: hours(300), endsAt: hours(303) };
  const moved = await move(later);
  expect(moved).toMatchObject({ previousStartsAt: startsAt, revision: 4 });
  expect(await move(later)).toEqual(moved);
  await until('the fact', () => told(CommunityEventRescheduled, eventId).length > 0);
  expect(told(CommunityEventRescheduled, eventId)).toMatchObject([{ communityEvent: { revision: 4 } }]);
  expect(told(CommunityEventDetailsChanged, eventId)).toMatchObject([{ communityEvent: { revision: 3 } }]);
});

it('the organiser is told once that fewer people come than an event needs, and it goes on', async () => {
  const [{ id: eventId }, enough] = [await anEvent(), await anEvent()];
  for (const event of [eventId, enough.id]) {
    await system.ask(SetMinimum, { eventId: event, people: 2, until: hours(100) }, organiser);
    await register(4, event);
  }
  await register(5, enough.id);
  system.clock.set(new Date(hours(100)));
  const judged = (id: string) => async () =>
    (await system.ask(GetFigures, { eventId: id }, organiser)).minimum?.missed !== undefined;
  for (const id of [eventId, enough.id]) await until('the word', judged(id));
  await until('the fact', () => told(CommunityEventMinimumMissed, eventId).length > 0);
  const missed = { organiserId: organiser.id, minimum: 2, confirmed: 1 };
  expect(told(CommunityEventMinimumMissed, eventId)).toMatchObject([missed]);
  expect(told(CommunityEventMinimumMissed, enough.id)).toEqual([]);
  expect(await system.ask(GetCommunityEvent, { eventId }, organiser)).toMatchObject({ status: 'published' });
});

it('events end by themselves, once though two replicas see to it, and are put away by organisers or with time', async () => {
  const [one, other] = [await anEvent(), await anEvent()];
  await register(1, one.id);
  system.clock.set(new Date(hours(203)));
  for (const { id } of [one, other]) await untilIs('finished', id);
  await until('both facts', () => [one, other].every(({ id }) => told(CommunityEventFinished, id).length > 0));
  expect(await listed('finished', one.id)).toBe(true);
  const away = await system.ask(ArchiveCommunityEvent, { eventId: one.id }, organiser);
  expect(away).toMatchObject({ status: 'archived', revision: 4 });
  expect([await listed('finished', one.id), await listed('archived', one.id)]).toEqual([false, true]);
  system.clock.set(new Date(hours(203 + 90 * 24)));
  await untilIs('archived', other.id);
  for (const { id } of [one, other])
    expect(told(CommunityEventFinished, id)).toMatchObject([{ communityEvent: { revision: 3 } }]);
});

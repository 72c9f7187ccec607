import { InvalidInput, NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  CancelCommunityEvent,
  CancelRegistration,
  CreateCommunityEvent,
  EventNotFound,
  LineOver,
  ListMyStops,
  ListStops,
  OffBeforeOn,
  PersonalDataErased,
  PublishCommunityEvent,
  RegistrationEnded,
  RegistrationNotFound,
  SessionNotFound,
  SetStops,
  StopNotKnown,
  StopsChosen,
  StopsInUse,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { LineSteps } from '../testing/line-steps';
import { STOPS, stopsNamed } from '../testing/stops';

const organiser = anOrganiser();
const outsider = anOrganiser({ areaCodes: ['510104'] });
let system: TestSystem;
let line: LineSteps;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [StopsChosen, PersonalDataErased] });
  line = new LineSteps(system);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const aLine = (given?: Parameters<LineSteps['aLine']>[0]) => line.aLine(given);
const register = (...given: Parameters<LineSteps['register']>) => line.register(...given);
const choose = (...given: Parameters<LineSteps['choose']>) => line.choose(...given);
const listOf = (...given: Parameters<LineSteps['listOf']>) => line.listOf(...given);

const told = (registrationId: string) => system.facts(StopsChosen).filter((fact) => fact.registrationId === registrationId);

describe('the stops of a line', () => {
  it('are for everybody, with the times of a run on the clocks of the area', async () => {
    const eventId = await aLine();
    const { items, timeZone, version } = await system.ask(ListStops, { eventId, session: 'monday' });
    expect([timeZone, version, items.map(({ key }) => key)]).toEqual(['Asia/Shanghai', 1, STOPS.map(({ key }) => key)]);
    expect(items.slice(0, 2).map(({ at }) => at)).toEqual(['2026-03-10T20:00:00+08:00', '2026-03-10T20:10:00+08:00']);
    expect((await system.ask(ListStops, { eventId })).items[0]).not.toHaveProperty('at');
    await expect(system.ask(ListStops, { eventId, session: 'never' })).rejects.toThrow(SessionNotFound);
  });

  it('of a draft are for its organisers; of an event without any there are none', async () => {
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
    await expect(system.ask(ListStops, { eventId })).rejects.toThrow(EventNotFound);
    expect(await system.ask(ListStops, { eventId }, organiser)).toMatchObject({ version: 0, items: [] });
    await expect(system.ask(SetStops, { eventId, stops: [...STOPS] }, outsider)).rejects.toThrow(OutsideOwnArea);
  });

  it('stay while somebody who has not gone has chosen them', async () => {
    const eventId = await aLine();
    const id = await register(aResident(1), eventId);
    await choose(aResident(1), id, ['library', 'school']);
    const without = { eventId, stops: stopsNamed('river-garden', 'school') };
    await expect(system.ask(SetStops, without, organiser)).rejects.toThrow(StopsInUse);
    expect((await system.ask(ListStops, { eventId })).items).toHaveLength(5);
    expect(await system.ask(SetStops, { eventId, stops: stopsNamed('library', 'school') }, organiser)).toMatchObject({
      version: 2,
    });
    await system.ask(CancelRegistration, { registrationId: id }, aResident(1));
    expect((await system.ask(SetStops, without, organiser)).items).toHaveLength(2);
  });
});

describe('where a party gets on and off', () => {
  it('is chosen and chosen anew, and told once each time', async () => {
    const eventId = await aLine();
    const id = await register(aResident(1), eventId);
    const first = await choose(aResident(1), id, ['river-garden', 'school']);
    expect(await choose(aResident(1), id, ['river-garden', 'school'])).toEqual(first);
    expect(await choose(aResident(1), id, ['library', 'market'])).toMatchObject({ on: 'library', off: 'market' });
    await until('both facts', () => told(id).length === 2);
    expect(told(id).map(({ on }) => on)).toEqual(['river-garden', 'library']);
    const mine = (await system.ask(ListMyStops, {}, aResident(1))).items.filter(({ registrationId }) => registrationId === id);
    expect(mine).toMatchObject([{ eventId, on: 'library', off: 'market' }]);
  });

  it('is refused where it is not possible, not theirs, or too late', async () => {
    const eventId = await aLine();
    const [who, id] = [aResident(1), await register(aResident(1), eventId)];
    await expect(choose(who, id, ['nowhere', 'school'])).rejects.toThrow(StopNotKnown);
    await expect(choose(who, id, ['library', 'nowhere'])).rejects.toMatchObject({ fields: [{ pointer: '#/off' }] });
    await expect(choose(who, id, ['school', 'library'])).rejects.toThrow(OffBeforeOn);
    await expect(choose(who, id, ['library', 'library'])).rejects.toThrow(OffBeforeOn);
    await expect(choose(aResident(2), id, ['library', 'school'])).rejects.toThrow(NotOwner);
    await expect(choose(who, newId(), ['library', 'school'])).rejects.toThrow(RegistrationNotFound);
    system.clock.set(new Date(hours(210)));
    expect(await choose(who, id, ['library', 'school'])).toMatchObject({ on: 'library' });
    system.clock.set(new Date(hours(240)));
    await expect(choose(who, id, ['library', 'market'])).rejects.toThrow(LineOver);
  });

  it('is refused where the registration has ended or the line is off', async () => {
    const eventId = await aLine();
    const [one, other] = [await register(aResident(1), eventId), await register(aResident(2), eventId)];
    await system.ask(CancelRegistration, { registrationId: one }, aResident(1));
    await expect(choose(aResident(1), one, ['library', 'school'])).rejects.toThrow(RegistrationEnded);
    await system.ask(CancelCommunityEvent, { eventId, reason: { zh: '停运', en: 'No bus' } }, organiser);
    await expect(choose(aResident(2), other, ['library', 'school'])).rejects.toThrow();
  });

  it('is chosen by many at once, while the organiser takes a stop away: nobody rides from where no bus stops', async () => {
    const eventId = await aLine({ capacity: 24 });
    const people = Array.from({ length: 24 }, (_, at) => aResident(at + 20));
    const ids = await Promise.all(people.map((who) => register(who, eventId)));
    const without = system.ask(SetStops, { eventId, stops: stopsNamed('river-garden', 'school') }, organiser);
    const choices = people.map((who, at) => choose(who, ids[at] as string, [at % 2 ? 'library' : 'river-garden', 'school']));
    const [taken, ...chosen] = await Promise.allSettled([without, ...choices]);
    const { stops, notChosen } = await listOf(eventId, 'monday');
    const done = chosen.filter(({ status }) => status === 'fulfilled').length;
    expect(stops.map(({ key }) => key).includes('library')).toBe(taken?.status === 'rejected');
    expect([stops.reduce((sum, { on }) => sum + on, 0), notChosen.length]).toEqual([done, 24 - done]);
  });
});

describe('the list of a run', () => {
  it('says who gets on and off where, and who has not chosen; of those who wait nothing', async () => {
    const eventId = await aLine();
    const ids = [await register(aResident(1), eventId, { partySize: 2 }), await register(aResident(2), eventId)];
    const waiting = await register(aResident(3), eventId);
    await choose(aResident(1), ids[0] as string, ['river-garden', 'school']);
    await choose(aResident(3), waiting, ['library', 'school']);
    const list = await listOf(eventId, 'monday');
    expect(list).toMatchObject({ people: 3, session: 'monday', status: 'planned', startsAt: '2026-03-10T20:00:00+08:00' });
    expect(list.stops.map(({ onBoard }) => onBoard)).toEqual([2, 2, 2, 2, 0]);
    expect(list.stops[0]?.gettingOn).toEqual([{ registrationId: ids[0], residentId: aResident(1).id, people: 2 }]);
    expect(list.notChosen).toMatchObject([{ registrationId: ids[1] }]);
    await system.ask(CancelRegistration, { registrationId: ids[1] as string }, aResident(2));
    expect((await listOf(eventId, 'monday')).stops[1]?.gettingOn).toMatchObject([{ registrationId: waiting }]);
  });

  it('is empty where the run is called off, and is asked for by its name', async () => {
    const eventId = await aLine();
    await choose(aResident(1), await register(aResident(1), eventId), ['library', 'school']);
    expect(await listOf(eventId, 'tuesday')).toMatchObject({ people: 0, status: 'cancelled', notChosen: [] });
    expect((await listOf(eventId, 'tuesday')).stops.every(({ on, off }) => on + off === 0)).toBe(true);
    await expect(listOf(eventId)).rejects.toThrow(InvalidInput);
    await expect(listOf(eventId, 'never')).rejects.toThrow(SessionNotFound);
    await expect(listOf(eventId, 'monday', outsider)).rejects.toThrow(OutsideOwnArea);
  });

  it('has those alone who are enrolled in the run, where people enrol in single ones', async () => {
    const eventId = await aLine({ enrolment: 'session', capacity: 6 });
    const needs = (pool: string) => ({ needs: [{ pool, count: 1 }] });
    const id = await register(aResident(1), eventId, needs('monday'));
    await choose(aResident(1), id, ['library', 'school']);
    const list = await listOf(eventId, 'monday');
    expect([list.people, list.stops[1]?.gettingOn.length]).toEqual([1, 1]);
  });

  it('is that of the event where it has no runs of its own', async () => {
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
    await system.ask(SetStops, { eventId, stops: [...STOPS] }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    await choose(aResident(1), await register(aResident(1), eventId), ['library', 'school']);
    expect(await listOf(eventId)).toMatchObject({ people: 1, startsAt: '2026-03-10T20:00:00+08:00' });
  });
});

it('what somebody chose goes with their account, also when that is said twice', async () => {
  const eventId = await aLine();
  const leaving = aResident(77);
  await choose(leaving, await register(leaving, eventId), ['library', 'school']);
  const started = { erasureId: newId(), accountId: leaving.id, pseudonym: newId() };
  await system.publishTwice(AccountErasureStarted, started);
  const word = await until('the word', () => system.facts(PersonalDataErased).find((one) => one.erasureId === started.erasureId));
  expect(word).toMatchObject({ removed: 1 });
  expect((await system.ask(ListMyStops, {}, leaving)).items).toEqual([]);
  expect(await listOf(eventId, 'monday')).toMatchObject({ people: 0 });
});

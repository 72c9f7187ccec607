import { Actor } from '@linli/contracts';
import { OrganisationChanged } from '@linli/contracts/business-service';
import {
  AcceptTransfer,
  CancelRegistration,
  CopyCommunityEvent,
  CreateCommunityEvent,
  EditEventDetails,
  GetCalendarEntry,
  GetCommunityEvent,
  GetUnitLimit,
  ListCalendarEntries,
  ListCommunityEvents,
  NotOfUnit,
  UnitNotKnown,
  UnitPlacesTaken,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { RegistrationStore } from '../registrations/registration.store';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { transferSteps } from '../testing/transfer-steps';
import { aUnitFact, UNIT_NAME, unitSteps } from '../testing/unit-steps';
import { UnitStore } from './unit.store';

const organiser = anOrganiser();
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => system.stop());

const { anEvent, codeOf, accept } = transferSteps(() => system);
const { aUnit, register, limit } = unitSteps(() => system);

describe('an event of a unit', () => {
  it('tells its name as it is today, also when the fact comes twice or late', async () => {
    const unitId = await aUnit();
    const { id: eventId } = await anEvent({ unitId });
    const nameNow = async () => (await system.ask(GetCommunityEvent, { eventId })).unitName;
    expect(await nameNow()).toEqual(UNIT_NAME);
    const renamed = aUnitFact({ organisationId: unitId, name: { zh: '综合文化站', en: 'Culture Centre' }, revision: 3 });
    await system.publishTwice(OrganisationChanged, renamed);
    await until('the new name', async () => (await nameNow())?.en === 'Culture Centre');
    await system.publish(OrganisationChanged, aUnitFact({ organisationId: unitId, revision: 2 }));
    const later = await aUnit();
    expect([(await nameNow())?.en, later === unitId]).toEqual(['Culture Centre', false]);
    const { items } = await system.ask(ListCommunityEvents, { unitId });
    expect(items).toMatchObject([{ id: eventId, unitId, unitName: renamed.name }]);
  });

  it('tells it in calendars, too, in one look for all entries', async () => {
    const own = await register(7, await anEvent({ unitId: await aUnit() }));
    await register(7, await anEvent());
    await register(7, await anEvent({ unitId: await aUnit() }));
    const looking = jest.spyOn(UnitStore.prototype, 'named');
    const { items } = await system.ask(ListCalendarEntries, {}, aResident(7));
    expect(items.map(({ communityEvent }) => communityEvent.unitName)).toEqual([UNIT_NAME, undefined, UNIT_NAME]);
    expect(looking).toHaveBeenCalledTimes(1);
    const { communityEvent } = await system.ask(GetCalendarEntry, { registrationId: own.id }, aResident(7));
    expect(communityEvent.unitName).toEqual(UNIT_NAME);
  });

  it('names only a unit that is there and that its organiser speaks for; a copy by somebody else names none', async () => {
    const unitId = await aUnit({ areaCode: '510104' });
    const member = anOrganiser({ memberOf: [unitId] });
    const create = (id: string, actor: Actor) => system.ask(CreateCommunityEvent, anEventBody({ unitId: id }), actor);
    await expect(create(unitId, organiser)).rejects.toMatchObject({ code: NotOfUnit.code, fields: [{ pointer: '#/unitId' }] });
    await expect(create(newId(), organiser)).rejects.toThrow(UnitNotKnown);
    await expect(create(await aUnit({ closed: true }), organiser)).rejects.toThrow(UnitNotKnown);
    const { id: eventId } = await create(unitId, member);
    await system.ask(EditEventDetails, { eventId, without: ['unitId'] }, organiser);
    await expect(system.ask(EditEventDetails, { eventId, unitId }, organiser)).rejects.toThrow(NotOfUnit);
    expect(await system.ask(EditEventDetails, { eventId, unitId }, member)).toMatchObject({ unitId });
    const times = { startsAt: hours(300), endsAt: hours(304), signUpOpensAt: hours(0), signUpClosesAt: hours(299) };
    expect(await system.ask(CopyCommunityEvent, { eventId, ...times }, member)).toMatchObject({ unitId });
    expect(await system.ask(CopyCommunityEvent, { eventId, ...times }, organiser)).not.toHaveProperty('unitId');
  });
});

describe('the limit of a unit', () => {
  it('is said by whoever speaks for it, and read by everybody', async () => {
    const unitId = await aUnit();
    expect(await system.ask(GetUnitLimit, { unitId })).toEqual({ unitId, placesPerPerson: 0 });
    const said = await limit(unitId, { placesPerPerson: 2 });
    expect(said).toEqual({ unitId, placesPerPerson: 2, changedAt: expect.any(String) });
    system.clock.set(new Date(hours(1)));
    expect(await limit(unitId, { placesPerPerson: 2 })).toEqual(said);
    system.clock.set(NOON);
    expect(await system.ask(GetUnitLimit, { unitId })).toEqual(said);
    await expect(limit(unitId, { placesPerPerson: 1 }, anOrganiser({ areaCodes: ['510104'] }))).rejects.toThrow(NotOfUnit);
    await expect(limit(newId(), { placesPerPerson: 1 })).rejects.toThrow(UnitNotKnown);
  });

  it('holds over its events to come, at sign-up and for who takes a place over, and for nobody who is in', async () => {
    const unitId = await aUnit();
    await limit(unitId, { placesPerPerson: 1 });
    const [one, other] = [await anEvent({ unitId }), await anEvent({ unitId })];
    const mine = await register(1, one);
    await expect(register(1, other)).rejects.toMatchObject({ code: UnitPlacesTaken.code, params: { most: 1 } });
    await expect(register(1, one)).rejects.toMatchObject({ code: 'events.already-registered' });
    const code = await codeOf(2, await register(2, other));
    await expect(accept(1, code)).rejects.toThrow(UnitPlacesTaken);
    await system.ask(CancelRegistration, { registrationId: mine.id }, aResident(1));
    expect(await system.ask(AcceptTransfer, { transferCode: code }, aResident(1))).toMatchObject({ status: 'confirmed' });
    expect(await register(1, await anEvent())).toMatchObject({ status: 'confirmed' });
  });

  it('is asked about once for all who come at the same moment, and not at all where there is none', async () => {
    const counting = jest.spyOn(RegistrationStore.prototype, 'countPerPerson');
    const unitId = await aUnit();
    const free = await anEvent({ unitId, capacity: 60 });
    await Promise.all(Array.from({ length: 30 }, (_, at) => register(100 + at, free)));
    expect(counting).not.toHaveBeenCalled();
    const limited = await aUnit();
    await limit(limited, { placesPerPerson: 1 });
    const event = await anEvent({ unitId: limited, capacity: 60 });
    await Promise.all(Array.from({ length: 30 }, (_, at) => register(200 + at, event)));
    expect(counting.mock.calls.length).toBeGreaterThan(0);
    expect(counting.mock.calls.length).toBeLessThan(15);
  });
});

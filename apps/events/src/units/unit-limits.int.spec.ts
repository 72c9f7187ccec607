import {
  CancelCommunityEvent,
  CancelRegistration,
  ChangeRecorded,
  CommunityEventView,
  CreateSeries,
  GetUnitLimit,
  ListMyRegistrations,
  RegisterForEvent,
  SeriesPlacesTaken,
  UnitPlacesTaken,
  UnitTermPlacesTaken,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { SittingProjection } from '../registrations/sitting-projection.desk';
import { anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { transferSteps } from '../testing/transfer-steps';
import { unitSteps } from '../testing/unit-steps';

const DAY = 24;
let system: TestSystem;
beforeAll(async () => {
  // Two of them, as two replicas.
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch: [ChangeRecorded] });
});
beforeEach(() => system.clock.set(NOON));
afterEach(() => jest.restoreAllMocks());
afterAll(() => system.stop());

const { anEvent, codeOf, accept } = transferSteps(() => system);
const { aUnit, register, limit } = unitSteps(() => system);
const turns = () => system.database().collection<{ _id: string }>('seriesTurns');
const outcomes = async (requests: Promise<unknown>[]) =>
  (await Promise.allSettled(requests)).map((one) => (one.status === 'fulfilled' ? 'taken' : (one.reason as Error).name));

/** An event of the unit that begins so many days after noon of 2 March 2026, and can be signed up for until then. */
const eventOn = (unitId: string, day: number, given: object = {}): Promise<CommunityEventView> =>
  anEvent({
    ...{ unitId, capacity: 5, startsAt: hours(day * DAY), endsAt: hours(day * DAY + 2) },
    ...{ signUpOpensAt: hours(-48), signUpClosesAt: hours(day * DAY), ...given },
  });
const several = (count: number, make: () => Promise<CommunityEventView>) => Promise.all(Array.from({ length: count }, make));

/** The sitting in which they register is written, and cannot be made readable the first time; others can. */
function failOnceFor(residentId: string): void {
  const { project } = SittingProjection.prototype;
  let hasFailed = false;
  jest.spyOn(SittingProjection.prototype, 'project').mockImplementation(async function (this: SittingProjection, sitting) {
    const isTheirs = sitting.entered.some((one) => one.residentId === residentId);
    if (!isTheirs || hasFailed) return project.call(this, sitting);
    hasFailed = true;
    throw new Error('The store is away.');
  });
}

describe('the limit of a unit, when many want the last place within it at once', () => {
  it.each([{ placesPerPerson: 2 }, { placesPerPerson: 2, per: 'month' as const }])('is passed by nobody: %j', async (said) => {
    const unitId = await aUnit();
    await limit(unitId, said);
    const events = await several(6, () => eventOn(unitId, 7));
    const answers = await outcomes(events.map((one) => register(1, one)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(2);
    const refusal = said.per ? UnitTermPlacesTaken : UnitPlacesTaken;
    expect(answers.filter((answer) => answer === refusal.code)).toHaveLength(4);
    const { items } = await system.ask(ListMyRegistrations, { limit: 100 }, aResident(1));
    expect(items.filter(({ eventId }) => events.some(({ id }) => id === eventId))).toHaveLength(2);
    expect(await turns().countDocuments({})).toBe(0);
  });

  it('is passed neither by a sign-up and a place taken over', async () => {
    const unitId = await aUnit();
    await limit(unitId, { placesPerPerson: 1 });
    const [one, other] = [await eventOn(unitId, 7), await eventOn(unitId, 8)];
    const code = await codeOf(2, await register(2, one));
    const answers = await outcomes([accept(3, code), register(3, other)]);
    expect(answers.sort()).toEqual([UnitPlacesTaken.code, 'taken']);
  });

  it('gives the same request the same answer, and holds beside that of a series', async () => {
    const unitId = await aUnit();
    await limit(unitId, { placesPerPerson: 2 });
    const words = { zh: '讲坛', en: 'Lectures' };
    const about = { areaCode: '510108903901', title: words, text: words, kind: 'lecture' as const, placesPerPerson: 1 };
    const { id: seriesId } = await system.ask(CreateSeries, about, anOrganiser());
    const [one, other] = await several(2, () => eventOn(unitId, 7, { seriesId }));
    const asked = { eventId: one?.id as string, partySize: 1 };
    const as = { messageId: newId(), actor: aResident(4) };
    const [first, again] = await Promise.all([0, 1].map(() => system.askAgain(RegisterForEvent, asked, as)));
    expect(again).toEqual(first);
    await expect(register(4, other as CommunityEventView)).rejects.toThrow(SeriesPlacesTaken);
    await register(4, await eventOn(unitId, 8));
    await expect(register(4, await eventOn(unitId, 9))).rejects.toThrow(UnitPlacesTaken);
    expect(await turns().countDocuments({})).toBe(0);
  });

  it('counts a place whose sitting could not be made readable at first', async () => {
    const unitId = await aUnit();
    await limit(unitId, { placesPerPerson: 1 });
    const [one, other] = [await eventOn(unitId, 7), await eventOn(unitId, 8)];
    failOnceFor(aResident(5).id);
    await register(5, one).catch(() => undefined);
    const _id = `${unitId}/${aResident(5).id}`;
    // Whoever had the turn is not known to have come to an end: it is free when its time is over.
    await turns().updateOne({ _id }, { $set: { until: new Date(0) } });
    await until('the place', async () => {
      const { items } = await system.ask(ListMyRegistrations, {}, aResident(5));
      return items[0]?.status === 'confirmed';
    });
    await expect(register(5, other)).rejects.toThrow(UnitPlacesTaken);
  });
});

describe('the limit of a unit for a term', () => {
  it('counts what begins in the term of the event, attended or to come, and nothing of another term', async () => {
    const unitId = await aUnit();
    await limit(unitId, { placesPerPerson: 2, per: 'quarter' });
    const [march, later, april] = [await eventOn(unitId, 1), await eventOn(unitId, 20), await eventOn(unitId, 40)];
    await register(1, march);
    system.clock.set(new Date(hours(10 * DAY)));
    await until('its end', async () => {
      const found = await system
        .database()
        .collection<{ _id: string; status: string }>('communityEvents')
        .findOne({ _id: march.id });
      return found?.status === 'finished';
    });
    await register(1, later);
    const third = await eventOn(unitId, 21);
    const refusal = { code: UnitTermPlacesTaken.code, params: { most: 2, per: 'quarter' }, fields: [{ pointer: '#/eventId' }] };
    await expect(register(1, third)).rejects.toMatchObject(refusal);
    expect(await register(1, april)).toMatchObject({ status: 'confirmed' });
  });

  it('counts neither what was withdrawn, called off, nor waited for in vain', async () => {
    const unitId = await aUnit();
    await limit(unitId, { placesPerPerson: 1, per: 'year' });
    const [off, full, gone, last] = [
      await eventOn(unitId, 5),
      await eventOn(unitId, 2, { capacity: 1 }),
      await eventOn(unitId, 6),
      await eventOn(unitId, 7),
    ];
    await register(2, off);
    await system.ask(CancelCommunityEvent, { eventId: off.id, reason: { zh: '暴雨', en: 'Rain' } }, anOrganiser());
    const { id: registrationId } = await register(2, gone);
    await system.ask(CancelRegistration, { registrationId }, aResident(2));
    await register(3, full);
    expect(await register(2, full)).toMatchObject({ status: 'waiting' });
    await expect(register(2, last)).rejects.toThrow(UnitTermPlacesTaken);
    system.clock.set(new Date(hours(3 * DAY)));
    expect(await register(2, last)).toMatchObject({ status: 'confirmed' });
    await expect(register(3, last)).rejects.toThrow(UnitTermPlacesTaken);
  });

  it('is said on clocks, recorded, and taken back by a limit without a term', async () => {
    const unitId = await aUnit();
    expect(await limit(unitId, { placesPerPerson: 2, timeZone: 'Europe/Berlin' })).not.toHaveProperty('timeZone');
    const said = await limit(unitId, { placesPerPerson: 2, per: 'month' });
    expect(said).toMatchObject({ placesPerPerson: 2, per: 'month', timeZone: 'Asia/Shanghai' });
    expect(await system.ask(GetUnitLimit, { unitId })).toEqual(said);
    expect(await limit(unitId, { placesPerPerson: 2 })).not.toHaveProperty('per');
    const changes = () => system.facts(ChangeRecorded).filter(({ thingId }) => thingId === unitId);
    await until('three changes', () => changes().length === 3);
    await expect(limit(unitId, { placesPerPerson: 2, per: 'week' as never })).rejects.toMatchObject({
      fields: [{ pointer: '#/per' }],
    });
  });
});

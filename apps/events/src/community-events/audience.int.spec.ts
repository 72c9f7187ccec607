import { Actor } from '@linli/contracts';
import {
  AcceptTransfer,
  AdmitWalkIns,
  ChangeCapacity,
  CopyCommunityEvent,
  CreateCommunityEvent,
  CreateSeries,
  EditEventDetails,
  GetCommunityEvent,
  HomeAreaMissing,
  ListCommunityEvents,
  ListMyRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  ResidentsOfOtherAreas,
  SetSessions,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, aResidentOf, hours, NOON } from '../testing/builders';
import { transferSteps } from '../testing/transfer-steps';

const [WANGPING, HEMEI] = ['510108903901', '510108902901'];
const organiser = anOrganiser();
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

const { anEvent, codeOf } = transferSteps(() => system);
const anEventFor = (residentsOf: string[], given: object = {}) => anEvent({ residentsOf, ...given });
const register = (eventId: string, actor: Actor, more: object = {}) =>
  system.ask(RegisterForEvent, { eventId, partySize: 1, ...more }, actor);

describe('an event for the residents of areas', () => {
  it('says so, and takes nobody else: neither at once nor on its waiting list', async () => {
    const { id: eventId, residentsOf } = await anEventFor([WANGPING, WANGPING], { capacity: 1 });
    expect(residentsOf).toEqual([WANGPING]);
    expect(await register(eventId, aResidentOf(`${WANGPING}01`, 1))).toMatchObject({ status: 'confirmed' });
    for (const [actor, Refused] of [
      [aResidentOf(HEMEI, 2), ResidentsOfOtherAreas],
      [aResident(3), HomeAreaMissing],
    ] as const)
      await expect(register(eventId, actor)).rejects.toMatchObject({
        ...{ code: Refused.code, fields: [{ pointer: '#/eventId' }] },
      });
    expect(await register(eventId, aResidentOf(WANGPING, 4))).toMatchObject({ status: 'waiting' });
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 1, peopleWaiting: 1 });
  });

  it('decides in one sitting who of a crowd may come', async () => {
    const { id: eventId } = await anEventFor([WANGPING], { capacity: 40 });
    const crowd = Array.from({ length: 60 }, (_, at) => aResidentOf(at % 2 === 0 ? WANGPING : HEMEI, 100 + at));
    const answers = await Promise.allSettled(crowd.map((actor) => register(eventId, actor)));
    expect(answers.map(({ status }) => status)).toEqual(crowd.map((_, at) => (at % 2 === 0 ? 'fulfilled' : 'rejected')));
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 30, peopleWaiting: 0 });
  });

  it('gives no place by a code to who lives elsewhere', async () => {
    const { id: eventId } = await anEventFor([WANGPING]);
    const transferCode = await codeOf(5, await register(eventId, aResidentOf(WANGPING, 5)));
    const accept = (actor: Actor) => system.ask(AcceptTransfer, { transferCode }, actor);
    await expect(accept(aResidentOf(HEMEI, 6))).rejects.toMatchObject({ fields: [{ pointer: '#/transferCode' }] });
    await expect(accept(aResident(7))).rejects.toThrow(HomeAreaMissing);
    expect(await accept(aResidentOf(WANGPING, 8))).toMatchObject({ status: 'confirmed' });
  });

  it('keeps whoever is in when it is for others from now on, also those who wait', async () => {
    const { id: eventId } = await anEvent({ capacity: 1 });
    await register(eventId, aResidentOf(HEMEI, 10));
    await register(eventId, aResident(11));
    await system.ask(EditEventDetails, { eventId, residentsOf: [WANGPING] }, organiser);
    await expect(register(eventId, aResidentOf(HEMEI, 12))).rejects.toThrow(ResidentsOfOtherAreas);
    await system.ask(ChangeCapacity, { eventId, capacity: 2 }, organiser);
    const standing = async (number: number) => (await system.ask(ListMyRegistrations, {}, aResident(number))).items[0]?.status;
    await until('both have places', async () => (await standing(10)) === 'confirmed' && (await standing(11)) === 'confirmed');
    const open = await system.ask(EditEventDetails, { eventId, residentsOf: [] }, organiser);
    expect(open.residentsOf).toEqual([]);
    expect(await register(eventId, aResident(13))).toMatchObject({ status: 'waiting' });
  });

  it('is so as a part of a series and as a programme, and so is its copy', async () => {
    const said = { title: { zh: '讲坛', en: 'Lectures' }, text: { zh: '每周', en: 'Weekly' }, kind: 'lecture' as const };
    const { id: seriesId } = await system.ask(CreateSeries, { areaCode: WANGPING, ...said, placesPerPerson: 1 }, organiser);
    const body = anEventBody({ seriesId, residentsOf: [WANGPING], startsAt: hours(200), endsAt: hours(204) });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    const sessions = [{ key: 'one', startsAt: hours(200), endsAt: hours(201), capacity: 1 }];
    await system.ask(SetSessions, { eventId, enrolment: 'session', sessions }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const needs = { needs: [{ pool: 'one', count: 1 }] };
    await expect(register(eventId, aResidentOf(HEMEI, 20), needs)).rejects.toThrow(ResidentsOfOtherAreas);
    expect(await register(eventId, aResidentOf(WANGPING, 21), needs)).toMatchObject({ status: 'confirmed' });
    const times = { startsAt: hours(300), endsAt: hours(304), signUpOpensAt: hours(0), signUpClosesAt: hours(299) };
    expect(await system.ask(CopyCommunityEvent, { eventId, ...times }, organiser)).toMatchObject({ residentsOf: [WANGPING] });
  });

  it('lets in at its doors whom its organiser lets in, wherever they live', async () => {
    const { id: eventId } = await anEventFor([WANGPING], { startsAt: hours(1), endsAt: hours(3), signUpClosesAt: hours(1) });
    const walkIn = { eventId, gate: 'north', people: 2, nonce: newId() };
    expect(await system.ask(AdmitWalkIns, walkIn, organiser)).toMatchObject({ way: 'walk-in', people: 2 });
  });

  it('is listed for those of its areas only where that is asked for', async () => {
    const q = 'Neighbourhood supper';
    const title = { zh: '百家宴', en: q };
    const forAll = await anEvent({ title });
    const forWangping = await anEventFor([WANGPING], { title });
    const forSubdistrict = await anEventFor(['510108903', '510104'], { title });
    const found = async (more: object) =>
      new Set((await system.ask(ListCommunityEvents, { q, ...more })).items.map(({ id }) => id));
    expect(await found({})).toEqual(new Set([forAll.id, forWangping.id, forSubdistrict.id]));
    expect(await found({ openTo: `${WANGPING}01` })).toEqual(new Set([forAll.id, forWangping.id, forSubdistrict.id]));
    expect(await found({ openTo: '510108903902' })).toEqual(new Set([forAll.id, forSubdistrict.id]));
    expect(await found({ openTo: HEMEI })).toEqual(new Set([forAll.id]));
    await system.ask(EditEventDetails, { eventId: forWangping.id, residentsOf: [] }, organiser);
    expect(await found({ openTo: HEMEI })).toEqual(new Set([forAll.id, forWangping.id]));
  });
});

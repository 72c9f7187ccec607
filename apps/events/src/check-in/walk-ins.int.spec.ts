import { KeyReused } from '@linli/contracts';
import {
  AdmitWalkIns,
  AdmitWalkInsBody,
  ChangeRecorded,
  CheckInParty,
  CopyCommunityEvent,
  CreateCommunityEvent,
  GetAttendance,
  GetCommunityEvent,
  GetFigures,
  ListCheckIns,
  ListMyRegistrations,
  NoPlaceForWalkIns,
  PlaceGivenAway,
  PoolChoiceMissing,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationPromoted,
  SessionNotFound,
  SetDoorRules,
  SetPools,
  UndoCheckIn,
  UploadWalkIns,
  WalkInsNotAllowed,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const staff = anOrganiser();
let system: TestSystem;
let [nonces, eventId] = [0, ''];

beforeAll(async () => {
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch: [RegistrationPromoted, ChangeRecorded] });
});
afterAll(() => system.stop());

/** An event that begins in an hour; its doors are open, and so is its sign-up. */
async function anEvent(capacity: number): Promise<string> {
  system.clock.set(NOON);
  ({ id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), staff));
  await system.ask(PublishCommunityEvent, { eventId }, staff);
  system.clock.set(new Date(hours(199)));
  return eventId;
}

const nonce = (): string => `walked-${String(++nonces).padStart(6, '0')}`;
const comes = (people: number, given: Partial<AdmitWalkInsBody> = {}) =>
  system.ask(AdmitWalkIns, { eventId, gate: 'north', people, nonce: nonce(), ...given }, staff);
const register = (number: number, partySize: number) => system.ask(RegisterForEvent, { eventId, partySize }, aResident(number));
const undo = (checkInId: string) => system.ask(UndoCheckIn, { checkInId, reason: '点错了' }, staff);
const attendance = (session?: string) => system.ask(GetAttendance, { eventId, session }, staff);

describe('people without a registration', () => {
  it('sit on places that sign-up gives to nobody else, and are let in only where nobody has a place', async () => {
    await anEvent(5);
    await comes(3);
    expect(await register(1, 2)).toMatchObject({ status: 'confirmed' });
    expect(await register(2, 1)).toMatchObject({ status: 'waiting' });
    await expect(comes(1)).rejects.toThrow(NoPlaceForWalkIns);
    const seen = await system.ask(GetCommunityEvent, { eventId }, staff);
    expect(seen).toMatchObject({ placesTaken: 2, walkIns: 3, peopleWaiting: 1 });
    expect(await attendance()).toMatchObject({ registered: 2, inside: 3, came: 0, walkIns: 3 });
    expect(await system.ask(GetFigures, { eventId }, staff)).toMatchObject({ confirmed: 2, walkIns: 3 });
  });

  it('and those who sign up at the same moment, on two replicas, together are never more than the places', async () => {
    await anEvent(7);
    const walking = Array.from({ length: 6 }, () => comes(1));
    const signing = Array.from({ length: 6 }, (_, number) => register(number + 1, 1));
    const [came, signed] = [await Promise.allSettled(walking), await Promise.all(signing)];
    const inside = came.filter(({ status }) => status === 'fulfilled').length;
    expect(inside + signed.filter(({ status }) => status === 'confirmed').length).toBe(7);
    expect(await attendance()).toMatchObject({ walkIns: inside });
  });

  it('who were not there give their places to who waits, once, however often it is undone', async () => {
    await anEvent(4);
    await comes(1);
    const { id: checkInId } = await comes(2);
    await register(1, 1);
    const waiting = await register(2, 2);
    const before = system.distinctFacts(RegistrationPromoted).length;
    const answers = await Promise.all([undo(checkInId), undo(checkInId), undo(checkInId)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['undone']));
    const [mine] = (await system.ask(ListMyRegistrations, {}, aResident(2))).items.filter(({ id }) => id === waiting.id);
    expect(mine?.status).toBe('confirmed');
    expect(system.distinctFacts(RegistrationPromoted)).toHaveLength(before + 1);
    const recorded = system
      .distinctFacts(ChangeRecorded)
      .filter(({ thing, thingId }) => thing === 'check-in' && thingId === checkInId);
    expect(recorded.map(({ why }) => why)).toEqual([undefined, '点错了']);
    expect(await attendance()).toMatchObject({ walkIns: 1, inside: 1 });
    await expect(comes(1)).rejects.toThrow(NoPlaceForWalkIns);
  });

  it('are let in once by a device that asks again, also twice at once', async () => {
    await anEvent(4);
    const given = { nonce: nonce() };
    const [first, second] = await Promise.all([comes(2, given), comes(2, given)]);
    expect(second).toEqual(first);
    expect(await comes(2, given)).toEqual(first);
    await expect(comes(1, given)).rejects.toThrow(KeyReused);
    expect(await attendance()).toMatchObject({ walkIns: 2 });
    expect((await system.ask(ListCheckIns, { eventId }, staff)).items).toHaveLength(1);
  });

  it('sit on places of the pools that they name', async () => {
    await anEvent(10);
    const pools = [{ key: 'children', title: { zh: '儿童', en: 'Children' }, capacity: 1 }];
    await system.ask(SetPools, { eventId, pools }, staff);
    await expect(comes(2)).rejects.toThrow(PoolChoiceMissing);
    expect(await comes(2, { needs: [{ pool: 'children', count: 1 }] })).toMatchObject({
      needs: [{ pool: 'children', count: 1 }],
    });
    await expect(comes(1, { needs: [{ pool: 'children', count: 1 }] })).rejects.toThrow(NoPlaceForWalkIns);
    const party = { eventId, partySize: 1, needs: [{ pool: 'children', count: 1 }] };
    expect(await system.ask(RegisterForEvent, party, aResident(5))).toMatchObject({ status: 'waiting' });
    expect((await system.ask(GetCommunityEvent, { eventId }, staff)).pools).toMatchObject([{ taken: 0, walkIns: 1 }]);
    await expect(comes(1, { session: 'monday' })).rejects.toThrow(SessionNotFound);
  });

  it('whom a device has let in without a network are inside: beyond the places they are a conflict', async () => {
    await anEvent(3);
    await register(1, 2);
    const walkIn = (people: number, given = {}) => ({ gate: 'south', people, nonce: nonce(), deviceAt: hours(198.5), ...given });
    const walkIns = [walkIn(1), walkIn(40), walkIn(1, { deviceAt: hours(90) }), walkIn(1, { deviceAt: hours(220) })];
    const { items } = await system.ask(UploadWalkIns, { eventId, walkIns }, staff);
    expect(items).toMatchObject([
      { outcome: 'accepted', conflict: false },
      { outcome: 'accepted', conflict: true, fault: 'events.no-place-for-walk-ins' },
      { outcome: 'refused', refusal: 'events.doors-not-open' },
      { outcome: 'refused', refusal: 'events.device-time-not-valid' },
    ]);
    const again = await system.ask(UploadWalkIns, { eventId, walkIns }, staff);
    expect(again.items).toEqual([...items.slice(0, 3).map((item) => ({ ...item, outcome: 'repeated' })), items[3]]);
    expect(await attendance()).toMatchObject({ walkIns: 41, inside: 41 });
    expect(await register(2, 1)).toMatchObject({ status: 'waiting' });
    const { items: seen } = await system.ask(ListCheckIns, { eventId }, staff);
    expect(seen.map(({ people, conflict = false }) => [people, conflict]).sort()).toEqual([
      [1, false],
      [1, false],
      [40, true],
    ]);
  });

  it('whom a device has let in whose clock was ahead are entered once that time has come', async () => {
    await anEvent(3);
    const walkIns = [{ gate: 'south', people: 2, nonce: nonce(), deviceAt: hours(199.2) }];
    const upload = async () => (await system.ask(UploadWalkIns, { eventId, walkIns }, staff)).items;
    expect(await upload()).toMatchObject([{ outcome: 'refused', refusal: 'events.device-time-not-valid' }]);
    system.clock.set(new Date(hours(199.5)));
    expect(await upload()).toMatchObject([{ outcome: 'accepted' }]);
    expect(await upload()).toMatchObject([{ outcome: 'repeated' }]);
    expect(await attendance()).toMatchObject({ walkIns: 2 });
  });

  it('have the places of who has not come, where the event says so, and these are gone for who comes late', async () => {
    await anEvent(4);
    const late = await register(1, 2);
    const punctual = await register(2, 2);
    await system.ask(SetDoorRules, { eventId, walkIns: 'within-places', releaseAfter: 20 }, staff);
    const scan = (registrationId: string, people: number) =>
      system.ask(CheckInParty, { eventId, registrationId, gate: 'north', direction: 'entry', people, nonce: nonce() }, staff);
    await scan(punctual.id, 2);
    system.clock.set(new Date(hours(200.3)));
    await expect(comes(1)).rejects.toThrow(NoPlaceForWalkIns);
    system.clock.set(new Date(hours(200.4)));
    const both = await Promise.allSettled([comes(1), scan(late.id, 2)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { walkIns } = await attendance();
    if (walkIns === 0) await expect(comes(1)).rejects.toThrow(NoPlaceForWalkIns);
    else await expect(scan(late.id, 2)).rejects.toThrow(PlaceGivenAway);
    if (walkIns === 1) expect(await scan(late.id, 1)).toMatchObject({ inside: 1 });
    expect(await attendance()).toMatchObject({ inside: 4 });
    await expect(comes(1)).rejects.toThrow(NoPlaceForWalkIns);
  });
});

it('the rules of the doors go with a copy, and nobody else does', async () => {
  await anEvent(5);
  await system.ask(SetDoorRules, { eventId, walkIns: 'none', selfCheckIn: true, releaseAfter: 15 }, staff);
  const times = { startsAt: hours(400), endsAt: hours(403), signUpOpensAt: hours(199), signUpClosesAt: hours(400) };
  const { id } = await system.ask(CopyCommunityEvent, { eventId, ...times }, staff);
  const rules = await system.ask(SetDoorRules, { eventId: id, walkIns: 'none' }, staff);
  expect(rules).toEqual({ eventId: id, walkIns: 'none', selfCheckIn: true, releaseAfter: 15 });
  await system.ask(PublishCommunityEvent, { eventId: id }, staff);
  system.clock.set(new Date(hours(399)));
  eventId = id;
  await expect(comes(1)).rejects.toThrow(WalkInsNotAllowed);
});

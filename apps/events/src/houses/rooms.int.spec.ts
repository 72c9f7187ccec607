import { OutsideOwnArea } from '@linli/contracts';
import {
  BookRoom,
  CancelCommunityEvent,
  ChangeCapacity,
  CopyCommunityEvent,
  GetCommunityEvent,
  HouseElsewhere,
  HouseNotFound,
  ListSessions,
  OutsideOpeningHours,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  ReleaseRoom,
  RescheduleCommunityEvent,
  RoomNotKnown,
  RoomReserved,
  RoomTaken,
  RoomTooSmall,
  SessionsMeetInRoom,
  SetSessions,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, NOON } from '../testing/builders';
import { at, HouseSteps, times } from '../testing/house-steps';

const organiser = anOrganiser();
const reason = { zh: '老师生病', en: 'The teacher is ill' };
let system: TestSystem;
let steps: HouseSteps;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
  steps = new HouseSteps(system);
});
afterAll(() => system.stop());

describe('a room', () => {
  it('is had by one event at a time; the other is told who has it, and may come right after', async () => {
    const { id: houseId } = await steps.aHouse();
    const [first, second, third] = [
      await steps.aDraft('10:00', '11:00'),
      await steps.aDraft('10:30', '11:30'),
      await steps.aDraft('11:00', '12:00'),
    ];
    expect(await steps.book(first, houseId)).toMatchObject({ venue: { houseId, room: 'library' }, revision: 2 });
    expect(await steps.book(first, houseId)).toMatchObject({ revision: 2 });
    await expect(steps.book(second, houseId)).rejects.toThrow(RoomReserved);
    await system.ask(PublishCommunityEvent, { eventId: first }, organiser);
    await expect(steps.book(second, houseId)).rejects.toMatchObject({
      constructor: RoomTaken,
      params: { startsAt: at('10:00'), endsAt: at('11:00'), titleZh: '烟火滨江友邻荟', titleEn: 'Riverside hearth' },
      fields: [{ pointer: '#/room', rule: RoomTaken.code }],
    });
    expect((await system.ask(GetCommunityEvent, { eventId: second }, organiser)).venue).toBeUndefined();
    await steps.book(third, houseId);
    await steps.book(second, houseId, 'class-room');
    expect(await steps.taken(houseId)).toEqual([
      ['10:00', first],
      ['10:30', undefined],
      ['11:00', undefined],
    ]);
  });

  it('is refused outside opening hours, for more people than it takes, in another area and where there is none', async () => {
    const { id: houseId } = await steps.aHouse({ closedOn: ['2026-03-08'] });
    await expect(steps.book(await steps.aDraft('08:00', '09:00'), houseId)).rejects.toThrow(OutsideOpeningHours);
    const long = await steps.aDraft('10:00', '11:00', { endsAt: at('11:00', '2026-03-08') });
    await expect(steps.book(long, houseId)).rejects.toThrow(OutsideOpeningHours);
    await expect(steps.book(await steps.aDraft('10:00', '11:00', { capacity: 21 }), houseId)).rejects.toThrow(RoomTooSmall);
    await expect(steps.book(await steps.aDraft('10:00', '11:00'), houseId, 'attic')).rejects.toThrow(RoomNotKnown);
    await expect(steps.book(await steps.aDraft('10:00', '11:00'), newId())).rejects.toThrow(HouseNotFound);
    const { id: elsewhere } = await steps.aHouse({ areaCode: '510108903902' });
    await expect(steps.book(await steps.aDraft('10:00', '11:00'), elsewhere)).rejects.toThrow(HouseElsewhere);
    const { id: around } = await steps.aHouse({ areaCode: '510108903' });
    await steps.book(await steps.aDraft('10:00', '11:00'), around);
    const outsider = anOrganiser({ areaCodes: ['510108904'] });
    const other = { eventId: await steps.aDraft('12:00', '13:00'), houseId, room: 'library' };
    await expect(system.ask(BookRoom, other, outsider)).rejects.toThrow(OutsideOwnArea);
  });

  it('moves with its event, unless somebody has it then: the event stays where it is', async () => {
    const { id: houseId } = await steps.aHouse();
    const [first, second] = [await steps.published('10:00', '11:00', houseId), await steps.published('14:00', '15:00', houseId)];
    const move = (from: string, to: string) =>
      system.ask(RescheduleCommunityEvent, { eventId: first, ...times(from, to) }, organiser);
    await expect(move('14:30', '15:30')).rejects.toMatchObject({ constructor: RoomTaken, fields: [{ pointer: '#/startsAt' }] });
    await expect(move('21:00', '22:00')).rejects.toThrow(OutsideOpeningHours);
    expect(await system.ask(GetCommunityEvent, { eventId: first })).toMatchObject({ startsAt: at('10:00'), status: 'published' });
    expect(await steps.taken(houseId)).toEqual([
      ['10:00', first],
      ['14:00', second],
    ]);
    await move('10:30', '11:30');
    await move('15:00', '16:00');
    expect(await steps.taken(houseId)).toEqual([
      ['14:00', second],
      ['15:00', first],
    ]);
  });

  it('is free when its event is put off, called off or lets it go, and is to be had again', async () => {
    const { id: houseId } = await steps.aHouse();
    const eventId = await steps.published('10:00', '11:00', houseId);
    await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser);
    expect(await steps.taken(houseId)).toEqual([]);
    const other = await steps.published('10:00', '11:00', houseId);
    const back = { eventId, ...times('10:30', '11:30') };
    await expect(system.ask(RescheduleCommunityEvent, back, organiser)).rejects.toThrow(RoomTaken);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ status: 'postponed' });
    await system.ask(CancelCommunityEvent, { eventId: other, reason }, organiser);
    await system.ask(RescheduleCommunityEvent, back, organiser);
    expect(await steps.taken(houseId)).toEqual([['10:30', eventId]]);
    const { venue } = await system.ask(ReleaseRoom, { eventId }, organiser);
    expect([venue, await steps.taken(houseId)]).toEqual([undefined, []]);
    expect(await system.ask(ReleaseRoom, { eventId }, organiser)).not.toHaveProperty('venue');
  });

  it('takes no more people than it holds when an event grows, and a copy of the event has none', async () => {
    const { id: houseId } = await steps.aHouse();
    const eventId = await steps.published('10:00', '11:00', houseId);
    await expect(system.ask(ChangeCapacity, { eventId, capacity: 21 }, organiser)).rejects.toMatchObject({
      ...{ constructor: RoomTooSmall, fields: [{ pointer: '#/capacity' }] },
    });
    expect(await system.ask(ChangeCapacity, { eventId, capacity: 20 }, organiser)).toMatchObject({ capacity: 20 });
    const copy = { eventId, ...times('10:00', '11:00'), signUpOpensAt: at('09:00', '2026-03-06') };
    expect((await system.ask(CopyCommunityEvent, copy, organiser)).venue).toBeUndefined();
  });
});

describe('sessions', () => {
  const session = (key: string, from: string, to: string) => ({ key, startsAt: at(from), endsAt: at(to) });

  it('have the room for their own times, and those that are added for theirs', async () => {
    const { id: houseId } = await steps.aHouse();
    const eventId = await steps.aDraft('09:00', '20:00');
    const set = (...sessions: ReturnType<typeof session>[]) =>
      system.ask(SetSessions, { eventId, enrolment: 'whole', sessions }, organiser);
    await set(session('a', '09:00', '10:00'), session('b', '16:30', '18:00'));
    await steps.book(eventId, houseId);
    const other = await steps.published('10:00', '11:00', houseId);
    await expect(set(session('a', '10:30', '11:30'))).rejects.toThrow(RoomTaken);
    await expect(set(session('a', '12:00', '13:00'), session('b', '12:30', '13:30'))).rejects.toThrow(SessionsMeetInRoom);
    expect((await system.ask(ListSessions, { eventId }, organiser)).items.map(({ key }) => key)).toEqual(['a', 'b']);
    await set(session('a', '11:00', '12:00'), session('c', '18:00', '19:00'));
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    expect(await steps.taken(houseId)).toEqual([
      ['10:00', other],
      ['11:00', eventId],
      ['18:00', eventId],
    ]);
    expect((await steps.seen(houseId)).items.map((entry) => entry.session)).toEqual([undefined, 'a', 'c']);
  });

  it('are set by many organisers at the same moment, and none waits for the others forever', async () => {
    const events = await Promise.all(Array.from({ length: 30 }, () => steps.aDraft('09:00', '20:00')));
    const sessions = [session('a', '09:00', '10:00')];
    const set = (eventId: string) => system.ask(SetSessions, { eventId, enrolment: 'whole', sessions }, organiser);
    expect(await Promise.all(events.map(set))).toHaveLength(30);
  });
});

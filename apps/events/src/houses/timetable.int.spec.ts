import {
  GetTimetable,
  HouseNotFound,
  ListHouseEntries,
  MOST_TIMETABLE_ENTRIES,
  PublishCommunityEvent,
  TimetableEntry,
  TimetableSpanNotValid,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { at, HouseSteps } from '../testing/house-steps';
import { Slot } from './booking';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;
let system: TestSystem;
let steps: HouseSteps;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
  steps = new HouseSteps(system);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const collection = () => system.database().collection<Slot>('houseSlots');

describe('the timetable of a house', () => {
  it('shows drafts to their organisers and those of the house, and to others only that the room is reserved', async () => {
    const { id: houseId } = await steps.aHouse({ areaCode: '510108903' });
    const eventId = await steps.aDraft('10:00', '11:00');
    await steps.book(eventId, houseId);
    const reserved = {
      room: 'library',
      startsAt: '2026-03-07T10:00:00+08:00',
      endsAt: '2026-03-07T11:00:00+08:00',
      reserved: true,
    };
    const title = { zh: '烟火滨江友邻荟', en: 'Riverside hearth' };
    const elsewhere = anOrganiser({ areaCodes: ['510108903902'] });
    for (const who of [aResident(), elsewhere]) expect((await steps.seen(houseId, who)).items).toEqual([reserved]);
    const own = anOrganiser({ areaCodes: ['510108903901'] });
    for (const who of [own, anOrganiser()])
      expect((await steps.seen(houseId, who)).items).toEqual([{ ...reserved, eventId, title }]);
    await system.ask(PublishCommunityEvent, { eventId }, anOrganiser());
    expect((await steps.seen(houseId)).items).toEqual([{ ...reserved, reserved: false, eventId, title }]);
  });

  it('says when each room is free, within opening hours and from now on', async () => {
    const { id: houseId } = await steps.aHouse();
    await steps.published('10:00', '11:30', houseId);
    const freeOf = async (room: string) => {
      const { rooms } = await steps.seen(houseId);
      return rooms
        .find(({ key }) => key === room)
        ?.free.map(({ startsAt, endsAt }) => [startsAt, endsAt].map((one) => one.slice(11, 16)));
    };
    expect(await freeOf('class-room')).toEqual([['08:30', '21:30']]);
    expect(await freeOf('library')).toEqual([
      ['08:30', '10:00'],
      ['11:30', '21:30'],
    ]);
    system.clock.set(new Date(at('20:00')));
    const [free] = (await freeOf('library')) as string[][];
    expect(free).toEqual(['20:00', '21:30']);
    const one = await system.ask(GetTimetable, { houseId, room: 'class-room', from: at('00:00'), to: at('23:59') });
    expect([one.items, one.rooms.map(({ key }) => key)]).toEqual([[], ['class-room']]);
  });

  it('is of a week from now unless asked otherwise, and of 31 days at most', async () => {
    const { id: houseId } = await steps.aHouse();
    const { from, to } = await system.ask(GetTimetable, { houseId });
    expect([+new Date(to) - +new Date(from), from.slice(0, 16), from.slice(-6)]).toEqual([WEEK_MS, '2026-03-02T12:00', '+08:00']);
    const days = (to: string) => system.ask(GetTimetable, { houseId, from: at('00:00', '2026-03-01'), to: at('00:00', to) });
    await days('2026-04-01');
    await expect(days('2026-04-02')).rejects.toThrow(TimetableSpanNotValid);
    await expect(days('2026-03-01')).rejects.toThrow(TimetableSpanNotValid);
    await expect(system.ask(GetTimetable, { houseId: newId() })).rejects.toThrow(HouseNotFound);
  });

  it('goes on where one answer does not hold everything', async () => {
    const { id: houseId } = await steps.aHouse();
    const eventId = await steps.published('10:00', '11:00', houseId);
    const count = MOST_TIMETABLE_ENTRIES + 2;
    const minute = (number: number) => new Date(+new Date(at('12:00')) + number * MINUTE_MS);
    const many = Array.from({ length: count - 1 }, (_, number) => ({
      ...{ _id: `${eventId}/${number}`, houseId, room: 'library', eventId, people: 1 },
      ...{ startsAt: minute(number), endsAt: minute(number + 1) },
    }));
    await collection().insertMany(many);
    const seen: TimetableEntry[] = [];
    const to = at('23:59');
    for (let from: string | undefined = at('00:00'); from !== undefined; ) {
      const page: Awaited<ReturnType<HouseSteps['seen']>> = await system.ask(GetTimetable, { houseId, from, to });
      seen.push(...page.items);
      from = page.next;
    }
    expect(seen.map(({ startsAt }) => startsAt.slice(11, 19))).toHaveLength(count);
    expect(new Set(seen.map(({ startsAt }) => startsAt)).size).toBe(count);
  });
});

it('what a calendar tells is what is public, page by page', async () => {
  const { id: houseId } = await steps.aHouse();
  const open = [await steps.published('10:00', '11:00', houseId), await steps.published('12:00', '13:00', houseId)];
  await steps.book(await steps.aDraft('11:00', '12:00'), houseId);
  const span = { houseId, from: at('00:00'), to: at('23:59') };
  const first = await system.ask(ListHouseEntries, { ...span, limit: 2 });
  const rest = await system.ask(ListHouseEntries, { ...span, limit: 2, after: first.next });
  expect([...first.items, ...rest.items].map(({ communityEvent }) => communityEvent.id)).toEqual(open);
  expect(rest.next).toBeUndefined();
  const told = async (asked: object) =>
    (await system.ask(ListHouseEntries, { ...span, ...asked })).items.map(({ communityEvent }) => communityEvent.id);
  expect(await told({ latestFirst: true })).toEqual([...open].reverse());
  expect([await told({ endAfter: at('10:59') }), await told({ endAfter: at('11:00') })]).toEqual([open, open.slice(1)]);
  expect([await told({ endBy: at('11:00') }), await told({ endBy: at('10:59') })]).toEqual([open.slice(0, 1), []]);
});

it('looks only at slots about the time that is asked for', async () => {
  const house = { houseId: newId() };
  const filters = [
    { ...house, room: 'library', startsAt: { $gt: NOON, $lt: new Date(+NOON + WEEK_MS) }, endsAt: { $gt: NOON } },
    { ...house, startsAt: { $gt: NOON, $lt: new Date(+NOON + WEEK_MS) }, endsAt: { $gt: NOON } },
  ];
  for (const filter of filters) {
    const plan = JSON.stringify(await collection().find(filter).sort({ startsAt: 1, _id: 1 }).explain('queryPlanner'));
    expect([plan.includes('houseId_1'), plan.includes('COLLSCAN')]).toEqual([true, false]);
  }
});

import { CommunityEventView, HouseView, TimetableEntry, TimetableView } from '@linli/contracts/events';
import ICAL from 'ical.js';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { aMarket } from '../system/events';
import { Linli } from '../system/linli';
import { anOrganiser, somebody, WANGPING } from '../system/people';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const HOUSE = {
  areaCode: WANGPING,
  name: { zh: '望平社区综合体', en: 'Wangping community house' },
  address: { zh: '成都市锦江区望平街 88 号', en: '88 Wangping Street, Jinjiang, Chengdu' },
  hours: [
    { on: WEEKDAYS, opens: '08:30', closes: '21:00' },
    { on: ['saturday', 'sunday'], opens: '09:00', closes: '18:00' },
  ],
  rooms: [
    { key: 'class-room', title: { zh: '四点半课堂', en: 'After-school room' }, people: 40 },
    { key: 'museum', title: { zh: '社区博物馆', en: 'Community museum' }, people: 30 },
    { key: 'library', title: { zh: '社区图书馆', en: 'Community library' }, people: 50 },
    { key: 'music-school', title: { zh: '音乐学校', en: 'Music school' }, people: 12 },
  ],
};

let linli: Linli;
let organiser: Caller;
let house: HouseView;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  house = await organiser.post<HouseView>('/houses', HOUSE);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

/** Monday to Friday of the week that is told of. */
const DAYS = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'];
const on = (day: string, clock: string) => `${day}T${clock}:00+08:00`;
const times = (day: string, from: string, to: string) => ({
  ...{ startsAt: on(day, from), endsAt: on(day, to), signUpClosesAt: on(day, from) },
});

async function drafted(zh: string, en: string, given: object): Promise<string> {
  return (await organiser.post<CommunityEventView>('/events', aMarket({ title: { zh, en }, capacity: 12, ...given }))).id;
}

const book = (eventId: string, room: string) =>
  organiser.post<CommunityEventView>(`/events/${eventId}/room`, { houseId: house.id, room });

async function held(eventId: string, room: string): Promise<string> {
  await book(eventId, room);
  await organiser.post(`/events/${eventId}/publish`);
  return eventId;
}

/** A class from 16:30 to 18:00 on each weekday of the week. */
async function afterSchool(): Promise<string> {
  const week = {
    startsAt: on('2026-03-09', '00:00'),
    endsAt: on('2026-03-14', '00:00'),
    signUpClosesAt: on('2026-03-08', '12:00'),
  };
  const eventId = await drafted('四点半课堂', 'After-school class', { ...week, capacity: 40 });
  const rule = { on: WEEKDAYS, from: '2026-03-09', to: '2026-03-13', startsAt: '16:30', endsAt: '18:00' };
  await organiser.post(`/events/${eventId}/sessions`, { enrolment: 'whole', rules: [rule] });
  return eventId;
}

const timetable = (who: Caller, query = ''): Promise<TimetableView> =>
  who.get<TimetableView>(
    `/houses/${house.id}/timetable?from=${encodeURIComponent(on('2026-03-09', '00:00'))}&to=2026-03-14T00:00:00Z${query}`,
  );

const line = ({ startsAt, room, title }: TimetableEntry) => `${startsAt.slice(5, 16)} ${room} ${title?.zh} / ${title?.en}`;

/** How the organiser is refused, in the language. */
async function refused(path: string, body: object, language = 'en'): Promise<[status: number, detail: string]> {
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  const answer = await organiser.raw('POST', path, { headers, body: JSON.stringify(body) });
  return [answer.status, ((await answer.json()) as { detail: string }).detail];
}

/** The titles of what a calendar program finds on the day. */
async function calendarOn(day: string, language: string): Promise<string[]> {
  const answer = await linli.anybody.raw('GET', `/houses/${house.id}/calendar.ics?language=${language}`, {});
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return events
    .filter(({ startDate }) => startDate.toString().startsWith(day))
    .map(({ startDate, summary, location }) => `${startDate.toString().slice(11, 16)} ${summary} @ ${location}`);
}

describe('a community complex of many venues (S28)', () => {
  it('has one timetable, in which no room is taken twice', async () => {
    const resident = await somebody(linli, { language: 'en' });
    await held(await afterSchool(), 'class-room');
    const tour = await held(
      await drafted('老成都展导览', 'Tour of old Chengdu', times('2026-03-10', '15:00', '16:00')),
      'museum',
    );
    await held(await drafted('周三共读', 'Wednesday reading', times('2026-03-11', '19:00', '20:30')), 'library');
    const lesson = await held(await drafted('古筝课', 'Zither lesson', times('2026-03-10', '18:30', '19:30')), 'music-school');

    const seen = await timetable(resident);
    expect(seen.timeZone).toBe('Asia/Shanghai');
    expect(seen.items.map(line)).toEqual([
      '03-09T16:30 class-room 四点半课堂 / After-school class',
      '03-10T15:00 museum 老成都展导览 / Tour of old Chengdu',
      '03-10T16:30 class-room 四点半课堂 / After-school class',
      '03-10T18:30 music-school 古筝课 / Zither lesson',
      '03-11T16:30 class-room 四点半课堂 / After-school class',
      '03-11T19:00 library 周三共读 / Wednesday reading',
      '03-12T16:30 class-room 四点半课堂 / After-school class',
      '03-13T16:30 class-room 四点半课堂 / After-school class',
    ]);
    const classRoom = seen.rooms.find(({ key }) => key === 'class-room');
    expect(classRoom?.free.map(({ startsAt, endsAt }) => `${startsAt.slice(11, 16)}–${endsAt.slice(11, 16)}`)).toEqual(
      DAYS.flatMap(() => ['08:30–16:30', '18:00–21:00']),
    );

    await clashes();
    await moves(lesson);
    await isFreeWhenOff(tour);
    expect(await calendarOn('2026-03-11', 'en')).toEqual([
      '16:30 After-school class @ After-school room, Wangping community house, 88 Wangping Street, Jinjiang, Chengdu',
      '19:00 Wednesday reading @ Community library, Wangping community house, 88 Wangping Street, Jinjiang, Chengdu',
    ]);
    const [first] = await calendarOn('2026-03-11', 'zh');
    expect(first).toBe('16:30 四点半课堂 @ 四点半课堂, 望平社区综合体, 成都市锦江区望平街 88 号');
  }, 120_000);
});

/** Whoever wants a room that is taken is told by what, in their language; they take another. */
async function clashes(): Promise<void> {
  const id = await drafted('亲子手工', 'Crafts for families', times('2026-03-11', '17:30', '18:30'));
  const asked = [`/events/${id}/room`, { houseId: house.id, room: 'class-room' }] as const;
  expect(await refused(...asked)).toEqual([
    409,
    'The room is taken from 11 Mar 2026, 16:30 to 11 Mar 2026, 18:00 by “After-school class”. Times: China Standard Time.',
  ]);
  expect(await refused(...asked, 'zh-CN')).toEqual([
    409,
    '该场馆 2026年3月11日 16:30 至 2026年3月11日 18:00 已安排“四点半课堂”。（北京时间）',
  ]);
  await book(id, 'museum');
  const unseen = (await timetable(linli.anybody)).items.filter(({ startsAt }) => startsAt.includes('11T17:30'));
  expect(unseen).toEqual([
    { room: 'museum', startsAt: on('2026-03-11', '17:30'), endsAt: on('2026-03-11', '18:30'), reserved: true },
  ]);
  await organiser.post(`/events/${id}/release-room`);
}

/** The lesson cannot be when another has the room or the house is closed, and then is at another time. */
async function moves(lesson: string): Promise<void> {
  await held(await drafted('合唱', 'Choir', times('2026-03-12', '18:00', '19:30')), 'music-school');
  const path = `/events/${lesson}/reschedule`;
  expect(await refused(path, times('2026-03-12', '19:00', '20:00'))).toEqual([
    409,
    'The room is taken from 12 Mar 2026, 18:00 to 12 Mar 2026, 19:30 by “Choir”. Times: China Standard Time.',
  ]);
  const [status, detail] = await refused(path, times('2026-03-12', '20:30', '21:30'));
  expect([status, detail]).toEqual([422, expect.stringContaining('The house is not open')]);
  expect((await linli.anybody.get<CommunityEventView>(`/events/${lesson}`)).startsAt).toBe('2026-03-10T10:30:00.000Z');
  await organiser.post(path, times('2026-03-12', '19:30', '20:30'));
  const { items } = await timetable(linli.anybody, '&room=music-school');
  expect(items.map(line)).toEqual(['03-12T18:00 music-school 合唱 / Choir', '03-12T19:30 music-school 古筝课 / Zither lesson']);
}

/** When the tour is off, somebody else has the museum. */
async function isFreeWhenOff(tour: string): Promise<void> {
  const id = await drafted('蜀绣展', 'Sichuan embroidery', times('2026-03-10', '15:30', '16:30'));
  expect((await refused(`/events/${id}/room`, { houseId: house.id, room: 'museum' }))[0]).toBe(409);
  await organiser.post(`/events/${tour}/cancel`, { reason: { zh: '讲解员生病', en: 'The guide is ill' } });
  await held(id, 'museum');
  const { items } = await timetable(linli.anybody, '&room=museum');
  expect(items.map(line)).toEqual(['03-10T15:30 museum 蜀绣展 / Sichuan embroidery']);
}

import {
  AttendanceView,
  CommunityEventPage,
  CommunityEventView,
  EventSessionPage,
  RegistrationView,
  SessionRollPage,
  StopListView,
} from '@linli/contracts/events';
import ICAL from 'ical.js';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';
import { aMarket } from '../system/events';
import { notices } from '../system/inbox';
import { Linli } from '../system/linli';
import { anOrganiser, residents } from '../system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const on = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`).toISOString();
const clockAt = (day: string, clock: string) => linli.setClock(new Date(on(day, clock)));
const refused = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => Promise.reject(new Error('done')),
    (problem) => problem,
  );

async function published(event: object, sessions: object): Promise<string> {
  const { id } = await organiser.post<{ id: string }>('/events', aMarket(event));
  await organiser.post(`/events/${id}/sessions`, sessions);
  await organiser.post(`/events/${id}/publish`);
  return id;
}
const register = (who: Caller, eventId: string, given: object = { partySize: 1 }) =>
  who.post<RegistrationView>(`/events/${eventId}/registrations`, given);
const attendance = (eventId: string, session: string) =>
  organiser.get<AttendanceView>(`/events/${eventId}/attendance?session=${session}`);

async function calendarOf(who: Caller, registrationId: string) {
  const text = await (await who.raw('GET', `/registrations/${registrationId}/calendar.ics`, {})).text();
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((entry) => ({
    session: String(entry.getFirstPropertyValue('uid')).replace(`registration-${registrationId}-`, '').replace('@linli', ''),
    status: entry.getFirstPropertyValue('status'),
  }));
}

describe('experience sessions with a craftsman, several on one day (S32)', () => {
  const DAY = '2026-03-05';
  const CLOCKS = ['09:00', '10:30', '12:00', '13:30', '15:00', '16:30', '18:00'];
  const sessions = CLOCKS.map((clock) => ({
    key: `at-${clock.replace(':', '')}`,
    ...{ startsAt: on(DAY, clock), endsAt: new Date(Date.parse(on(DAY, clock)) + 45 * 60_000).toISOString(), capacity: 4 },
    signUpClosesMinutesBefore: 15,
  }));
  const take = (pool: string, count = 1) => ({ partySize: count, needs: [{ pool, count }] });

  it('are booked at noon for six in the evening, until each closes', async () => {
    const times = { startsAt: on(DAY, '09:00'), endsAt: on(DAY, '19:00'), signUpClosesAt: on(DAY, '08:00') };
    const eventId = await published({ ...times, capacity: 28, price: 2_000 }, { enrolment: 'session', sessions });
    const [early, late, couple, waits] = (await residents(linli, 4)) as [Caller, Caller, Caller, Caller];
    await register(early, eventId, take('at-0900'));
    await clockAt(DAY, '12:00');
    const begun = await refused(register(late, eventId, take('at-1200')));
    expect([begun.code, begun.body.errors?.[0]?.pointer]).toEqual(['events.registration-closed', '#/needs/0']);
    expect((await register(late, eventId, take('at-1800', 2))).status).toBe('confirmed');
    const [place] = await notices(late, 'registration-confirmed', { count: 1 });
    expect(place?.text).toContain('Thu 5 Mar, 18:00–18:45, ');
    // Whoever was there in the morning comes again in the evening.
    expect((await register(early, eventId, take('at-1800'))).status).toBe('confirmed');
    const both = { partySize: 1, needs: [...take('at-1630').needs, ...take('at-1800').needs] };
    const { id } = await register(couple, eventId, both);
    const line = await register(waits, eventId, take('at-1800'));
    expect(line.status).toBe('waiting');
    const { items } = await linli.anybody.get<EventSessionPage>(`/events/${eventId}/sessions`);
    expect(items.map(({ free }) => free)).toEqual([3, 4, 4, 4, 4, 3, 0]);
    await couple.post(`/registrations/${id}/sessions/at-1800/give-up`);
    await notices(waits, 'registration-promoted', { count: 1 });
    const isFree = async () =>
      (await linli.anybody.get<CommunityEventPage>('/events?free=true')).items.some((one) => one.id === eventId);
    expect(await isFree()).toBe(true);
    await clockAt(DAY, '16:20');
    expect(await isFree()).toBe(false);
    await clockAt(DAY, '17:00');
    const [soon] = await notices(late, 'event-in-one-hour', { count: 1 });
    expect(soon?.text).toContain('Thu 5 Mar, 18:00–18:45, ');
    await clockAt(DAY, '17:50');
    expect((await refused(register(couple, eventId, take('at-1800')))).code).toBe('events.registration-closed');
    expect(await attendance(eventId, 'at-1800')).toMatchObject({ registered: 4 });
  }, 90_000);
});

describe('a place in the middle of a term (S25, S28)', () => {
  const rule = (startsAt: string, endsAt: string) => ({
    enrolment: 'whole',
    rules: [
      {
        ...{ on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '2026-03-09', to: '2026-07-10' },
        ...{ startsAt, endsAt },
      },
    ],
  });
  const TERM = {
    ...{ startsAt: on('2026-03-09', '00:00'), endsAt: on('2026-07-11', '00:00') },
    signUpClosesAt: on('2026-03-08', '12:00'),
  };

  let inTerm: { eventId: string; first: Caller; comes: Caller; late: RegistrationView };

  it('of the after-school class goes to the next who waits, and then to whoever comes', async () => {
    await clockAt('2026-03-06', '12:00');
    const eventId = await published(
      { ...TERM, capacity: 2, title: { zh: '四点半课堂', en: 'After-school class' } },
      rule('16:30', '18:00'),
    );
    const [first, second, waits, comes] = (await residents(linli, 4)) as [Caller, Caller, Caller, Caller];
    const seats: RegistrationView[] = [];
    for (const who of [first, second, waits]) seats.push(await register(who, eventId));
    await clockAt('2026-04-15', '12:00');
    await first.post(`/registrations/${seats[0]?.id}/cancel`);
    await notices(waits, 'registration-promoted', { count: 1 });
    await organiser.post(`/events/${eventId}/capacity`, { capacity: 3 });
    const late = await register(comes, eventId);
    expect(late).toMatchObject({ status: 'confirmed', joinedAt: expect.stringContaining('2026-04-15') });
    inTerm = { eventId, first, comes, late };
    const registered = async (day: string) => (await attendance(eventId, `${day}-1630`)).registered;
    expect([await registered('2026-04-14'), await registered('2026-04-15')]).toEqual([2, 3]);
    expect((await calendarOf(comes, late.id))[0]?.session).toBe('2026-04-15-1630');
    const left = await calendarOf(first, seats[0]?.id as string);
    expect([left[0]?.status, left.at(-1)?.status]).toEqual(['CONFIRMED', 'CANCELLED']);
  }, 120_000);

  it('of the class is kept where the rest is put off and goes on a week later, until it is off for good', async () => {
    const { eventId, first, comes, late } = inTerm;
    const reason = { zh: '校舍检修', en: 'Repairs at the school' };
    await organiser.post(`/events/${eventId}/postpone`, { reason });
    await notices(comes, 'event-postponed', { count: 1 });
    const on22 = {
      startsAt: on('2026-04-22', '16:30'),
      endsAt: on('2026-07-18', '00:00'),
      signUpClosesAt: on('2026-06-30', '12:00'),
    };
    expect(await organiser.post<CommunityEventView>(`/events/${eventId}/reschedule`, on22)).toMatchObject({
      status: 'published',
    });
    const [moved] = await notices(comes, 'event-rescheduled', { count: 1 });
    expect(moved?.text).toContain('22 Apr');
    await clockAt('2026-05-06', '12:00');
    await organiser.post(`/events/${eventId}/cancel`, { reason });
    await notices(comes, 'event-cancelled', { count: 1 });
    const roll = await organiser.get<SessionRollPage>(`/events/${eventId}/sessions/2026-04-15-1630/roll`);
    expect(roll.items.map(({ registrationId }) => registrationId)).toContain(late.id);
    expect((await refused(register(first, eventId))).code).toBe('events.event-not-open');
  }, 120_000);

  it('of the school line is a seat from today on, with a stop of its own', async () => {
    await clockAt('2026-03-06', '12:00');
    const line = await published({ ...TERM, capacity: 2, title: { zh: '幸福公交', en: 'Shuttle bus' } }, rule('07:20', '07:55'));
    const stops = ['river-garden', 'school'].map((key, at) => ({ key, title: { zh: key, en: key }, minutes: at * 30 }));
    await organiser.post(`/events/${line}/stops`, { stops });
    const [first, comes] = (await residents(linli, 2)) as [Caller, Caller];
    await register(first, line);
    await clockAt('2026-05-11', '12:00');
    const late = await register(comes, line);
    await comes.post(`/registrations/${late.id}/stops`, { on: 'river-garden', off: 'school' });
    const driver = (day: string) => organiser.get<StopListView>(`/events/${line}/stop-list?session=${day}-0720`);
    expect([(await driver('2026-05-11')).people, (await driver('2026-05-12')).people]).toEqual([1, 2]);
    expect((await driver('2026-05-12')).stops[0]?.gettingOn).toMatchObject([{ registrationId: late.id }]);
  }, 60_000);
});

import { AttendanceView, EventSessionPage, RegistrationView, SessionRollPage } from '@linli/contracts/events';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { aMarket, hours } from '../system/events';
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

async function published(event: object, sessions: object): Promise<string> {
  const { id } = await organiser.post<{ id: string }>('/events', aMarket(event));
  await organiser.post(`/events/${id}/sessions`, sessions);
  await organiser.post(`/events/${id}/publish`);
  return id;
}

const sessionsOf = async (eventId: string, query = ''): Promise<EventSessionPage['items']> =>
  (await linli.anybody.get<EventSessionPage>(`/events/${eventId}/sessions?limit=100${query}`)).items;

/** A day with a craftsman: seven sessions of three quarters of an hour, four people each. */
const SEVEN = Array.from({ length: 7 }, (_, at) => ({
  key: `session-${at + 1}`,
  ...{ startsAt: hours(72 + at), endsAt: hours(72.75 + at), capacity: 4 },
  title: { zh: `一日传承人（第${at + 1}场）`, en: `Heir for a day, session ${at + 1}` },
}));

describe('experience sessions with a craftsman, seven a day (S32)', () => {
  it('have places and a line each, and count who comes to which', async () => {
    const day = { startsAt: hours(72), endsAt: hours(79), capacity: 28, price: 2_000 };
    const eventId = await published(day, { enrolment: 'session', sessions: SEVEN });
    const [first, ...others] = (await residents(linli, 6)) as [Caller, ...Caller[]];
    const take = (who: Caller, pool: string, count: number) =>
      who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: count, needs: [{ pool, count }] });

    const full = await take(first, 'session-2', 4);
    const [waiting] = await Promise.all([take(others[0] as Caller, 'session-2', 2), take(others[1] as Caller, 'session-7', 1)]);
    expect([full.status, waiting.status]).toEqual(['confirmed', 'waiting']);
    expect((await sessionsOf(eventId)).map(({ free }) => free)).toEqual([4, 0, 4, 4, 4, 4, 3]);

    await first.post(`/registrations/${full.id}/cancel`);
    await notices(others[0] as Caller, 'registration-promoted', { count: 1 });
    expect((await sessionsOf(eventId)).map(({ free }) => free)).toEqual([4, 2, 4, 4, 4, 4, 3]);

    await linli.setClock(new Date(hours(73)));
    const scan = { registrationId: waiting.id, gate: '工坊', direction: 'entry', people: 2, nonce: 'workshop-0001' };
    await organiser.post(`/events/${eventId}/check-ins`, scan);
    const came = (session: string) => organiser.get<AttendanceView>(`/events/${eventId}/attendance?session=${session}`);
    expect([(await came('session-2')).came, (await came('session-7')).came]).toEqual([2, 0]);
  }, 90_000);
});

/** 150 families; every weekday of two months, on the clocks of the community. */
const FAMILIES = 150;
const SUMMER = {
  enrolment: 'whole',
  rules: [
    {
      on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      ...{ from: '2026-07-01', to: '2026-08-31', startsAt: '08:30', endsAt: '17:30', without: ['2026-07-15'] },
    },
  ],
};

const isOf =
  (id: string) =>
  ({ residentId }: RegistrationView): boolean =>
    residentId === id;

describe('summer day-care of two months (S21)', () => {
  let eventId: string;
  let families: Caller[];
  let answers: RegistrationView[];

  it('enrols 150 families in all of its sessions, and says who comes on which day', async () => {
    const title = { zh: '暑期托管', en: 'Summer day-care' };
    const months = {
      startsAt: '2026-07-01T00:00:00+08:00',
      endsAt: '2026-08-31T23:00:00+08:00',
      signUpClosesAt: '2026-06-30T12:00:00+08:00',
    };
    await linli.setClock(new Date(hours(0)));
    eventId = await published({ title, ...months, capacity: FAMILIES }, SUMMER);
    const days = await sessionsOf(eventId);
    expect([days.length, days[0]?.key, days.at(-1)?.key]).toEqual([43, '2026-07-01-0830', '2026-08-31-0830']);

    families = await residents(linli, FAMILIES + 1);
    answers = await Promise.all(
      families.map((who) => who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 1 })),
    );
    expect(answers.filter(({ status }) => status === 'confirmed')).toHaveLength(FAMILIES);
    expect(answers.filter(({ status }) => status === 'waiting')).toHaveLength(1);

    await linli.setClock(new Date('2026-07-01T01:00:00Z'));
    const roll = () => organiser.get<SessionRollPage>(`/events/${eventId}/sessions/2026-07-01-0830/roll?limit=100`);
    const { items } = await roll();
    for (const [at, { registrationId }] of items.slice(0, 5).entries())
      await organiser.post(`/events/${eventId}/check-ins`, {
        ...{ registrationId, gate: '大门', direction: 'entry', people: 1, nonce: `morning-000${at}` },
      });
    expect((await roll()).items.filter(({ came }) => came === 1)).toHaveLength(5);
    const attendance = (session: string) => organiser.get<AttendanceView>(`/events/${eventId}/attendance?session=${session}`);
    expect(await attendance('2026-07-01-0830')).toMatchObject({
      registered: FAMILIES,
      inside: 5,
      came: 5,
      noShows: FAMILIES - 5,
    });
    expect(await attendance('2026-07-02-0830')).toMatchObject({ came: 0 });
  }, 240_000);

  it('tells the families of days that are moved or off, and goes on with another one when one leaves', async () => {
    const reason = { zh: '停电检修', en: 'Power cut' };
    const day = `/events/${eventId}/sessions`;
    const moved = { startsAt: '2026-07-04T08:30:00+08:00', endsAt: '2026-07-04T17:30:00+08:00', reason };
    await organiser.post(`${day}/2026-07-02-0830/move`, moved);
    await organiser.post(`${day}/2026-07-03-0830/cancel`, { reason });
    const waiting = answers.findIndex(({ status }) => status === 'waiting');
    const [first, last] = [families[waiting === 0 ? 1 : 0], families[waiting]] as [Caller, Caller];
    for (const kind of ['session-rescheduled', 'session-cancelled'] as const)
      for (const who of [first, last]) await notices(who, kind, { count: 1 });

    // A family leaves in the middle of the summer, and the one that waits comes from then on.
    const [leaves, comes] = [answers.find(isOf(await first.id())), answers[waiting]];
    await first.post(`/registrations/${leaves?.id}/cancel`);
    await notices(last, 'registration-promoted', { count: 1 });
    await linli.setClock(new Date('2026-07-04T01:00:00Z'));
    const scan = { gate: '大门', direction: 'entry', people: 1, nonce: 'saturday-0001' };
    expect(await organiser.post(`/events/${eventId}/check-ins`, { ...scan, registrationId: comes?.id })).toMatchObject({
      session: '2026-07-02-0830',
    });
    const off = { ...scan, registrationId: comes?.id, nonce: 'saturday-0002', session: '2026-07-03-0830' };
    const refused = await organiser.raw('POST', `/events/${eventId}/check-ins`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(off),
    });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('events.session-not-held')]);
  }, 240_000);
});

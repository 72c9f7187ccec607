import { AttendanceView, EventSessionPage, PickUpView, RegistrationView } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { Child, DayCare, FAMILIES, nameGrandmother, SUMMER, SUMMER_CARE } from '../system/day-care';
import { aMarket, hours } from '../system/events';
import { notices } from '../system/inbox';
import { Linli } from '../system/linli';
import { dataOf, leave } from '../system/own-data';
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

const isOf =
  (id: string) =>
  ({ residentId }: RegistrationView): boolean =>
    residentId === id;

describe('summer day-care of two months (S21)', () => {
  let eventId: string;
  let families: Caller[];
  let answers: RegistrationView[];
  let care: DayCare;
  let children: Child[];
  /** The grandmother of each child, by registration. */
  const grandmothers = new Map<string, string>();
  const hers = ({ registrationId }: Child) => ({ personId: grandmothers.get(registrationId) });

  it('enrols 150 families in all of its sessions, and says who comes on which day', async () => {
    await linli.setClock(new Date(hours(0)));
    eventId = await published({ ...SUMMER_CARE, capacity: FAMILIES }, SUMMER);
    care = new DayCare(organiser, eventId);
    await organiser.post(`/events/${eventId}/form`, { attendees: 'required', questions: [] });
    await organiser.post(`/events/${eventId}/pick-up-rule`, { required: true });
    const days = await sessionsOf(eventId);
    expect([days.length, days[0]?.key, days.at(-1)?.key]).toEqual([43, '2026-07-01-0830', '2026-08-31-0830']);

    families = await residents(linli, FAMILIES + 1);
    answers = await Promise.all(
      families.map((who, at) =>
        who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 1, attendees: [{ name: `林小${at}` }] }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'confirmed')).toHaveLength(FAMILIES);
    expect(answers.filter(({ status }) => status === 'waiting')).toHaveLength(1);

    await linli.setClock(new Date('2026-07-01T01:00:00Z'));
    const roll = () => care.roll('2026-07-01-0830');
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

  it('lets every child go with those alone whom its guardian has named', async () => {
    const enrolled = answers.flatMap(({ id, status }, at) =>
      status === 'confirmed' ? [{ id, guardian: families[at] as Caller }] : [],
    );
    children = enrolled.map(({ id, guardian }) => ({ registrationId: id, guardian }));
    const named = await Promise.all(children.map((child, at) => nameGrandmother(child, `林奶奶${at}`)));
    for (const [at, { registrationId }] of children.entries()) grandmothers.set(registrationId, named[at]?.id as string);
    const [first, told, forgot, ...others] = children as [Child, Child, Child, ...Child[]];
    // A second click names nobody twice.
    expect((await nameGrandmother(first, '林奶奶0')).id).toBe(hers(first).personId);
    await care.handIn(children, '2026-07-01T09:05:00+08:00');

    await linli.setClock(new Date('2026-07-01T17:32:00+08:00'));
    expect(await care.refusal(first)).toBe('events.fetcher-missing');
    expect(await care.refusal(first, hers(told))).toBe('events.fetcher-not-authorised');
    const stranger = { name: '王小明' };
    expect(await care.refusal(first, stranger)).toBe('events.fetcher-not-authorised');
    const released = await care.pass(first, 'exit', { ...stranger, override: 'guardian-telephoned' });
    expect(released.fetchedBy).toMatchObject({ override: 'guardian-telephoned', fault: 'events.fetcher-not-authorised' });
    const [warned] = await notices(first.guardian, 'pick-up-overridden');
    expect(warned?.text).toMatch(/^1 person of your party left on Wed 1 Jul, 17:32, fetched by 王\*\*\. .*telephoned/);

    await told.guardian.post(`/registrations/${told.registrationId}/pick-up`, { tellOfEach: true });
    await care.pass(told, 'exit', hers(told));
    expect((await notices(told.guardian, 'pick-up-recorded'))[0]?.text).toContain('17:32, fetched by 林**.');

    await forgot.guardian.post(`/registrations/${forgot.registrationId}/pick-up-persons/${hers(forgot).personId}/remove`);
    const { items } = await care.handIn([forgot, ...others], '2026-07-01T17:34:00+08:00', hers);
    expect(items.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(FAMILIES - 2);
    expect(items.filter(({ conflict }) => conflict)).toMatchObject([{ fault: 'events.fetcher-removed' }]);
    await notices(forgot.guardian, 'pick-up-in-doubt');
    const attendance = await organiser.get<AttendanceView>(`/events/${eventId}/attendance?session=2026-07-01-0830`);
    expect(attendance).toMatchObject({ came: FAMILIES, inside: 0 });
    const gone = (await care.roll('2026-07-01-0830')).items.filter(({ left, fetched }) => left && fetched?.length === 1);
    expect(gone).toHaveLength(100);
    expect(JSON.stringify(gone)).not.toMatch(/林奶奶|小明/);
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

  it('lets the grandmother fetch in July alone, and a family takes its data along and leaves', async () => {
    const child = children.at(-1) as Child;
    await linli.setClock(new Date('2026-08-03T17:20:00+08:00'));
    await care.pass(child, 'entry');
    expect(await care.refusal(child, hers(child))).toBe('events.fetcher-not-today');
    await care.pass(child, 'exit', { guardian: true });
    const { persons } = await organiser.get<PickUpView>(`/registrations/${child.registrationId}/pick-up`);
    expect(persons).toMatchObject([{ name: expect.stringMatching(/^林奶奶/), today: false }]);

    // A month later they sign in anew.
    child.guardian.forget();
    const own = await dataOf(child.guardian);
    expect(own.get('pick-ups')).toMatchObject([{ registrationId: child.registrationId, persons: [{ phone: '13900000201' }] }]);
    expect(own.get('check-ins')?.[2]).toMatchObject({ fetchedBy: { name: persons[0]?.name } });
    expect(own.get('accesses')).toContainEqual(expect.objectContaining({ operation: 'getPickUp', role: 'organiser' }));

    await leave(child.guardian);
    const path = `/registrations/${child.registrationId}/pick-up`;
    await until('a book that is empty', async () => (await organiser.get<PickUpView>(path)).persons.length === 0);
  }, 240_000);
});

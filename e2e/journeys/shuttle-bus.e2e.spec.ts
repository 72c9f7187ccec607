import { EventSessionPage, RegistrationView, StopChoicePage, StopListView, StopsView } from '@linli/contracts/events';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';
import { aMarket } from '../system/events';
import { notices } from '../system/inbox';
import { Linli } from '../system/linli';
import { anOrganiser, residents, somebody } from '../system/people';

const SEATS = 30;
const STOPS = [
  { key: 'river-garden', title: { zh: '锦江花园', en: 'River garden' }, minutes: 0 },
  { key: 'library', title: { zh: '图书馆', en: 'Library' }, minutes: 8 },
  { key: 'old-mill', title: { zh: '老磨坊', en: 'Old mill' }, minutes: 15 },
  { key: 'market', title: { zh: '菜市场', en: 'Market' }, minutes: 21 },
  { key: 'school', title: { zh: '学校', en: 'School' }, minutes: 30 },
];
/** Every school day of the term at twenty past seven, on the clocks of the community. */
const TERM = {
  enrolment: 'whole',
  rules: [
    {
      on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      ...{ from: '2026-03-09', to: '2026-07-10', startsAt: '07:20', endsAt: '07:55' },
    },
  ],
};
const MORNING = '2026-03-09-0720';

let linli: Linli;
let organiser: Caller;
let line: string;
let families: Caller[];
let seats: RegistrationView[];
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  const times = { startsAt: '2026-03-09T00:00:00+08:00', endsAt: '2026-07-11T00:00:00+08:00' };
  const bus = { title: { zh: '幸福公交', en: 'Shuttle bus' }, capacity: SEATS, signUpClosesAt: '2026-03-08T12:00:00+08:00' };
  line = (await organiser.post<{ id: string }>('/events', aMarket({ ...bus, ...times }))).id;
  await organiser.post(`/events/${line}/sessions`, TERM);
  await organiser.post(`/events/${line}/stops`, { stops: STOPS });
  await organiser.post(`/events/${line}/publish`);
  families = await residents(linli, SEATS + 1);
  seats = [];
  // One after another: it is to be known who waits.
  for (const family of families) seats.push(await family.post(`/events/${line}/registrations`, { partySize: 1 }));
}, 180_000);
afterAll(() => linli.stop(), 60_000);

/** To school, from that stop. */
const choose = (at: number, on: string, who = families[at] as Caller) =>
  who.post(`/registrations/${seats[at]?.id}/stops`, { on, off: 'school' });

const morning = (session = MORNING) => organiser.get<StopListView>(`/events/${line}/stop-list?session=${session}`);

const refused = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => Promise.reject(new Error('done')),
    (problem) => problem,
  );

describe('a school line for a term (S25)', () => {
  it('tells everybody its runs, its stops, and when the bus is there', async () => {
    const runs: EventSessionPage['items'] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: EventSessionPage = await linli.anybody.get(`/events/${line}/sessions?limit=100${next && `&after=${next}`}`);
      runs.push(...page.items);
      next = page.next;
    }
    expect([runs.length, runs[0]?.key]).toEqual([90, MORNING]);
    const { items } = await linli.anybody.get<StopsView>(`/events/${line}/stops?session=${MORNING}`);
    expect(items.map(({ at }) => at?.slice(11))).toEqual([
      ...['07:20:00+08:00', '07:28:00+08:00', '07:35:00+08:00', '07:41:00+08:00', '07:50:00+08:00'],
    ]);
  });

  it('gives thirty families a seat for the whole term, the next waits, and each says where they get on', async () => {
    expect(seats.map(({ status }) => status)).toEqual([...Array(SEATS).fill('confirmed'), 'waiting']);
    for (const at of seats.keys()) if (at !== 5) await choose(at, STOPS[at % 4]?.key as string);
    expect((await families[0]?.get<StopChoicePage>('/me/stops'))?.items).toMatchObject([{ on: 'river-garden', off: 'school' }]);
  }, 60_000);

  it('has a list for its driver that adds up, and knows who has not chosen', async () => {
    const { people, stops, notChosen } = await morning();
    expect([people, notChosen.map(({ registrationId }) => registrationId)]).toEqual([SEATS, [seats[5]?.id]]);
    expect(stops.map(({ on }) => on)).toEqual([8, 7, 7, 7, 0]);
    expect(stops.map(({ onBoard }) => onBoard)).toEqual([8, 15, 22, 29, 0]);
    expect(stops.at(-1)?.gettingOff).toHaveLength(SEATS - 1);
    const seen = await families[0]?.get<{ items: { operation: string }[] }>('/me/data-accesses');
    expect(seen?.items.map(({ operation }) => operation)).toContain('getStopList');
  });

  it('has it as a table, too, for organisers of its area; whoever is on it sees that', async () => {
    const path = `/events/${line}/stop-list/table?session=${MORNING}`;
    const answer = await organiser.raw('GET', path, { headers: { 'accept-language': 'en' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * (SEATS - 1) + 1);
    expect(lines[0]).toContain('There at,Stop,On or off,People,Who,Registration');
    expect(lines[1]).toMatch(/^07:20,River garden,gets on,1,,/);
    expect(lines.at(-1)).toMatch(/^,,has not chosen,1,,/);
    const book = await organiser.raw('GET', `${path}&format=xlsx`, {});
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const seen = await families[0]?.get<{ items: { operation: string }[] }>('/me/data-accesses');
    expect(seen?.items[0]?.operation).toBe('exportStopList');
    const elsewhere = await anOrganiser(linli, '510104001001');
    for (const [who, status] of [
      [elsewhere, 403],
      [families[0] as Caller, 403],
      [linli.anybody, 401],
    ] as const)
      expect((await refused(who.get(path))).status).toBe(status);
    expect((await refused(organiser.get(`${path}-none`))).code).toBe('events.session-not-found');
  });

  it('lets the family that waits move up when another goes: they get on where they said', async () => {
    await families[0]?.post(`/registrations/${seats[0]?.id}/cancel`);
    await notices(families[SEATS] as Caller, 'registration-promoted');
    const { people, stops } = await morning();
    expect([people, stops[0]?.on, stops[2]?.on]).toEqual([SEATS, 7, 8]);
    expect(stops[2]?.gettingOn.at(-1)?.registrationId).toBe(seats[SEATS]?.id);
  });

  it('lets a family get on elsewhere, and keeps the stops that are chosen', async () => {
    await choose(1, 'market');
    expect((await morning()).stops.map(({ on }) => on)).toEqual([7, 6, 8, 8, 0]);
    const without = organiser.post(`/events/${line}/stops`, { stops: STOPS.filter(({ key }) => key !== 'market') });
    expect(await refused(without)).toMatchObject({ status: 409, code: 'events.stops-in-use' });
    expect((await refused(without)).body.detail).toContain('market');
  });

  it('refuses what is not theirs, in both languages', async () => {
    const elsewhere = await anOrganiser(linli, '510104001001');
    for (const who of [elsewhere, families[2] as Caller, linli.anybody]) {
      expect((await refused(who.post(`/events/${line}/stops`, { stops: STOPS }))).status).toBeGreaterThan(400);
      expect([401, 403]).toContain((await refused(who.get(`/events/${line}/stop-list?session=${MORNING}`))).status);
    }
    expect(await refused(choose(3, 'library', families[4]))).toMatchObject({ status: 403, code: 'linli.not-owner' });
    const wrong = (language: string) => refusedIn(language, { on: 'school', off: 'library' });
    expect(await wrong('zh-CN')).toMatchObject({ detail: '下车站须在上车站之后。', errors: [{ pointer: '#/off' }] });
    expect(await wrong('en')).toMatchObject({ detail: 'The stop to get off at must come after the stop to get on at.' });
  });

  it('has an empty list on a morning without a bus', async () => {
    const off = {
      key: 'holiday',
      startsAt: '2026-04-04T07:20:00+08:00',
      endsAt: '2026-04-04T07:55:00+08:00',
      status: 'cancelled',
    };
    await organiser.post(`/events/${line}/sessions`, { enrolment: 'whole', sessions: [off] });
    expect(await morning('holiday')).toMatchObject({ people: 0, status: 'cancelled', notChosen: [] });
  });
});

/** What the family at the market is told in that language. */
async function refusedIn(language: string, body: object): Promise<object> {
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  const path = `/registrations/${seats[3]?.id}/stops`;
  return (await (families[3] as Caller).raw('POST', path, { headers, body: JSON.stringify(body) })).json();
}

it('is for families of any language', async () => {
  const who = await somebody(linli, { language: 'zh-CN' });
  expect((await who.get<StopsView>(`/events/${line}/stops`)).items[0]).toMatchObject({ title: { zh: '锦江花园' } });
});

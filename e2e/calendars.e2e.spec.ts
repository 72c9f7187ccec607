import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { CalendarFeedEndedView, NewCalendarFeedView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import ICAL from 'ical.js';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, residents, somebody, WANGPING } from './system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const take = (who: Caller, path: string, headers: Record<string, string> = {}) => who.raw('GET', path, { headers });

/** What a calendar program reads there. */
async function read(who: Caller, path: string, headers: Record<string, string> = {}): Promise<ICAL.Event[]> {
  const answer = await take(who, path, headers);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

const toldOf = (event: ICAL.Event | undefined) => ({
  title: event?.summary,
  start: event?.startDate.toJSDate().toISOString(),
  status: String(event?.component.getFirstPropertyValue('status')),
});

const register = (who: Caller, eventId: string): Promise<RegistrationView> =>
  who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 1 });

describe('a registration', () => {
  it('is a file for its owner that follows the event and how it stands, and for nobody else', async () => {
    const [first, second] = (await residents(linli, 2)) as [Caller, Caller];
    const market = await publishMarket(organiser, { capacity: 1 });
    const [{ id: firstId }, { id: secondId }] = [await register(first, market.id), await register(second, market.id)];
    const file = `/registrations/${firstId}/calendar.ics`;
    const [before] = await read(first, file);
    expect(toldOf(before)).toEqual({ title: 'Riverside hearth', start: market.startsAt, status: 'CONFIRMED' });
    expect(before?.startDate.zone.tzid).toBe('Asia/Shanghai');
    const [waiting] = await read(second, `/registrations/${secondId}/calendar.ics?language=zh`);
    expect(toldOf(waiting)).toMatchObject({ title: '烟火滨江友邻荟', status: 'TENTATIVE' });
    const times = { startsAt: hours(80), endsAt: hours(82), signUpClosesAt: hours(79) };
    await organiser.post(`/events/${market.id}/reschedule`, times);
    const [after] = await read(first, file);
    expect(toldOf(after)).toMatchObject({ start: hours(80) });
    expect([after?.uid, (after?.sequence ?? 0) > (before?.sequence ?? 0)]).toEqual([before?.uid, true]);
    await organiser.post(`/events/${market.id}/cancel`, { reason: { zh: '暴雨', en: 'Rain' } });
    expect(toldOf((await read(first, file))[0]).status).toBe('CANCELLED');
    expect((await take(second, file)).status).toBe(403);
    expect((await take(linli.anybody, file)).status).toBe(401);
    expect((await take(first, `${file}?language=fr`)).status).toBe(400);
  });
});

describe('a registration for a programme', () => {
  it('is an entry for each session, which stay the same wherever they are moved, in the file and in the feed', async () => {
    const resident = await somebody(linli, { language: 'en' });
    const { id } = await publishMarket(organiser, { endsAt: hours(200) });
    const sessions = [
      { key: 'first', startsAt: hours(100), endsAt: hours(102) },
      { key: 'second', startsAt: hours(124), endsAt: hours(126) },
    ];
    await organiser.post(`/events/${id}/sessions`, { enrolment: 'whole', sessions });
    const file = `/registrations/${(await register(resident, id)).id}/calendar.ics`;
    const { address } = await resident.post<NewCalendarFeedView>('/me/calendar-feed');
    const [first, second] = await read(resident, file);
    expect([first, second].map(toldOf)).toMatchObject([
      { start: hours(100), status: 'CONFIRMED' },
      { start: hours(124), status: 'CONFIRMED' },
    ]);
    const [place, reason] = [
      { zh: '三楼', en: 'Third floor' },
      { zh: '暴雨', en: 'Rain' },
    ];
    const moved = { startsAt: hours(150), endsAt: hours(152), place, reason };
    await organiser.post(`/events/${id}/sessions/first/move`, moved);
    await organiser.post(`/events/${id}/sessions/second/cancel`, { reason });
    for (const calendar of [await read(resident, file), await read(linli.anybody, address)]) {
      const [off, after] = calendar;
      expect([after, off].map(toldOf)).toMatchObject([
        { start: hours(150), status: 'CONFIRMED' },
        { start: hours(124), status: 'CANCELLED' },
      ]);
      expect([after?.uid, off?.uid, after?.location]).toEqual([first?.uid, second?.uid, 'Third floor']);
      expect(after?.sequence).toBeGreaterThan(first?.sequence as number);
      expect(off?.description).toContain('This session was called off\nRain');
      expect(off?.component.getAllSubcomponents('valarm')).toEqual([]);
    }
  });
});

describe('the feed of a person', () => {
  it('is read by its secret address alone, until its owner ends or renews it', async () => {
    const somebodyZh = await somebody(linli, { language: 'zh-CN' });
    const market = await publishMarket(organiser);
    await register(somebodyZh, market.id);
    expect((await take(somebodyZh, '/me/calendar-feed')).status).toBe(404);
    const { address } = await somebodyZh.post<NewCalendarFeedView>('/me/calendar-feed');
    expect((await read(linli.anybody, address)).map(toldOf)).toEqual([
      { title: '烟火滨江友邻荟', start: market.startsAt, status: 'CONFIRMED' },
    ]);
    const answer = await take(linli.anybody, address);
    const [tag, kept] = [answer.headers.get('etag') as string, answer.headers.get('cache-control')];
    expect(kept).toBe('private, max-age=300');
    expect((await take(linli.anybody, address, { 'if-none-match': tag })).status).toBe(304);
    const renewed = await somebodyZh.post<NewCalendarFeedView>('/me/calendar-feed');
    const gone = await take(linli.anybody, address);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await read(linli.anybody, `${renewed.address}?language=en`)).toMatchObject([{ summary: 'Riverside hearth' }]);
    const end = async () => (await somebodyZh.raw('DELETE', '/me/calendar-feed', {})).json() as Promise<CalendarFeedEndedView>;
    expect([await end(), await end()]).toEqual([{ ended: true }, { ended: false }]);
    expect((await take(linli.anybody, renewed.address)).status).toBe(404);
  });

  it('is made only by whoever is signed in, and found by no token of another form', async () => {
    expect((await linli.anybody.raw('POST', '/me/calendar-feed', {})).status).toBe(401);
    expect((await take(linli.anybody, `/calendar-feeds/${'x'.repeat(43)}/calendar.ics`)).status).toBe(404);
    expect((await take(linli.anybody, '/calendar-feeds/x/calendar.ics')).status).toBe(400);
  });
});

describe('the feed of an area', () => {
  const areaCode = `${WANGPING}001`;
  beforeAll(async () => {
    const codes = ['5101', '510108', '510108903', WANGPING, areaCode];
    const named = { zh: '望平', en: 'Wangping' };
    await linli.administrator.post('/areas', { areas: codes.map((code) => ({ code, name: named })) });
  });

  it('shows a programme as an entry for each session, also of one that is moved or called off', async () => {
    const { id } = await publishMarket(organiser, { endsAt: hours(200) });
    const sessions = [
      { key: 'first', startsAt: hours(100), endsAt: hours(102), title: { zh: '开营', en: 'Opening' } },
      { key: 'second', startsAt: hours(124), endsAt: hours(126) },
    ];
    await organiser.post(`/events/${id}/sessions`, { enrolment: 'whole', sessions });
    const reason = { zh: '暴雨', en: 'Rain' };
    await organiser.post(`/events/${id}/sessions/first/move`, { startsAt: hours(150), endsAt: hours(152), reason });
    await organiser.post(`/events/${id}/sessions/second/cancel`, { reason });
    const feed = await read(linli.anybody, `/areas/${WANGPING}/calendar.ics?language=en`);
    const own = feed.filter(({ uid }) => uid.startsWith(`event-${id}`));
    expect(own.map(({ uid }) => uid)).toEqual([`event-${id}-second@linli`, `event-${id}-first@linli`]);
    expect(own.map(toldOf)).toMatchObject([
      { start: hours(124), status: 'CANCELLED' },
      { title: expect.stringMatching(/ · Opening$/), start: hours(150), status: 'CONFIRMED' },
    ]);
    expect(own[0]?.description).toContain('This session was called off\nRain');
  });

  it('shows everybody what is published there and below, and nothing else', async () => {
    const [shown, later] = [
      await publishMarket(organiser, { areaCode, title: { zh: '网格市集', en: 'Grid market' } }),
      await publishMarket(organiser, { areaCode, startsAt: hours(24 * 400), endsAt: hours(24 * 401) }),
    ];
    await organiser.post('/events', aMarket({ areaCode }));
    const off = await publishMarket(organiser, { areaCode });
    await organiser.post(`/events/${off.id}/cancel`, { reason: { zh: '暴雨', en: 'Rain' } });
    for (const code of [areaCode, WANGPING, '5101']) {
      const uids = (await read(linli.anybody, `/areas/${code}/calendar.ics`)).map(({ uid }) => uid);
      expect(uids).toContain(`event-${shown.id}@linli`);
      for (const { id } of [later, off]) expect(uids).not.toContain(`event-${id}@linli`);
    }
    const [grid, ...others] = await read(linli.anybody, `/areas/${areaCode}/calendar.ics`, { 'accept-language': 'en' });
    expect([toldOf(grid).title, others, grid?.component.getAllSubcomponents('valarm')]).toEqual(['Grid market', [], []]);
    const [ringing] = await read(linli.anybody, `/areas/${areaCode}/calendar.ics?alarms=true`);
    expect(ringing?.component.getAllSubcomponents('valarm')).toHaveLength(2);
    const answer = await take(linli.anybody, `/areas/${areaCode}/calendar.ics`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=900');
    expect(answer.headers.get('vary')).toContain('Accept-Language');
    expect((await take(linli.anybody, '/areas/9999/calendar.ics')).status).toBe(404);
    await linli.setClock(new Date(hours(76)));
    const standing = () => organiser.get<CommunityEventView>(`/events/${shown.id}`);
    await until('the event is over', async () => (await standing()).status === 'finished');
    expect((await read(linli.anybody, `/areas/${areaCode}/calendar.ics`)).map(({ uid }) => uid)).toEqual([
      `event-${shown.id}@linli`,
    ]);
  });
});

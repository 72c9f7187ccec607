import { RegistrationView, SeriesView } from '@linli/contracts/events';
import { NewCalendarFeedView } from '@linli/contracts/gateway';
import ICAL from 'ical.js';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { hours, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, somebody, WANGPING } from './system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  const codes = ['5101', '510108', '510108903', WANGPING];
  await linli.administrator.post('/areas', { areas: codes.map((code) => ({ code, name: { zh: '望平', en: 'Wangping' } })) });
}, 90_000);
afterAll(() => linli.stop(), 60_000);

async function uidsAt(path: string): Promise<string[]> {
  const text = await (await linli.anybody.raw('GET', path, {})).text();
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each).uid);
}

const register = (who: Caller, eventId: string): Promise<RegistrationView> =>
  who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 1 });

describe('a calendar of more than fits', () => {
  const DAYS = 33;
  const NAMED = { zh: '长班', en: 'Long class' };

  /** Twelve sessions a day from a day from now on. */
  const sessions = Array.from({ length: DAYS * 12 }, (_, at) => {
    const start = 24 + 24 * Math.floor(at / 12) + (at % 12);
    return { key: `s-${at}`, startsAt: hours(start), endsAt: hours(start + 0.5) };
  });

  async function aLongClass(seriesId: string): Promise<string> {
    const times = { startsAt: hours(24), endsAt: hours(24 * (DAYS + 2)), signUpClosesAt: hours(23) };
    const { id } = await publishMarket(organiser, { ...times, seriesId, title: NAMED });
    await organiser.post(`/events/${id}/sessions`, { enrolment: 'whole', sessions });
    return id;
  }

  it('has what is to come first, and then the latest of what is over', async () => {
    const resident = await somebody(linli, { language: 'en' });
    const series = await organiser.post<SeriesView>('/series', { areaCode: WANGPING, title: NAMED, text: NAMED, kind: 'class' });
    const market = { seriesId: series.id, startsAt: hours(24 * 32), endsAt: hours(24 * 32 + 3) };
    const { id } = await publishMarket(organiser, { ...market, signUpClosesAt: hours(23) });
    const classes = [await aLongClass(series.id), await aLongClass(series.id)];
    const [own] = [await register(resident, id), await register(resident, classes[0] as string)];
    await register(resident, classes[1] as string);
    const { address } = await resident.post<NewCalendarFeedView>('/me/calendar-feed');
    const now = new Date(hours(24 * 31));
    await linli.setClock(now);
    for (const [path, uid] of [
      [`/areas/${WANGPING}/calendar.ics`, `event-${id}@linli`],
      [`/series/${series.id}/calendar.ics`, `event-${id}@linli`],
      [address, `registration-${own.id}@linli`],
    ] as const) {
      const uids = await uidsAt(path);
      expect([uids.length, new Set(uids).size]).toEqual([500, 500]);
      expect(uids).toContain(uid);
      // All sessions to come of both classes, and of those that are over the latest, not the first.
      for (const last of ['s-395', 's-360', 's-359']) expect(uids.filter((each) => each.includes(`-${last}@`))).toHaveLength(2);
      expect(uids.filter((each) => each.includes('-s-12@'))).toEqual([]);
    }
  }, 60_000);
});

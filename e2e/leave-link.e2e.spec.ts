import { RegistrationPage, RegistrationView, SeriesView, WaitingPage } from '@linli/contracts/events';
import { NewCalendarFeedView } from '@linli/contracts/gateway';
import ICAL from 'ical.js';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { publishMarket } from './system/events';
import { notices } from './system/inbox';
import { Linli } from './system/linli';
import { anOrganiser, residents, WANGPING } from './system/people';

const ORIGIN = 'https://linli.example';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start({ PUBLIC_URL: ORIGIN });
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

/** An event of one place, which the first of them has; the others wait. */
async function aFullEvent(people: readonly Caller[]): Promise<{ eventId: string; registrations: RegistrationView[] }> {
  const { id: eventId } = await publishMarket(organiser, { capacity: 1 });
  const registrations: RegistrationView[] = [];
  for (const one of people) registrations.push(await one.post(`/events/${eventId}/registrations`, { partySize: 1 }));
  return { eventId, registrations };
}

/** The calendar without the folds of its lines. */
const calendarOf = async (who: Caller, path: string): Promise<string> =>
  (await (await who.raw('GET', path, {})).text()).replaceAll('\r\n ', '');

/** The path of the link in a calendar. */
function linkIn(calendar: string): string {
  const [, path] = new RegExp(`${ORIGIN}(/leave/[\\w-]{87})`).exec(calendar) ?? [];
  if (path === undefined) throw new Error(`no link in ${calendar}`);
  return path;
}

async function page(path: string, language = 'en'): Promise<{ status: number; text: string }> {
  const answer = await linli.anybody.raw('GET', path, { headers: { 'accept-language': language } });
  return { status: answer.status, text: await answer.text() };
}

const press = (path: string): Promise<Response> =>
  linli.anybody.raw('POST', path, { headers: { 'content-type': 'application/x-www-form-urlencoded' } });

const waitingFor = async (eventId: string): Promise<number> =>
  (await organiser.get<WaitingPage>(`/events/${eventId}/waiting-list`)).items.length;

/** The address as a path. */
const pathOf = (address: string | undefined): string => new URL(address ?? '').pathname;

/** Where what a calendar tells of is told to people, as a parser that knows nothing of the writer reads it. */
function addressesIn(calendar: string): string[] {
  const whole = new ICAL.Component(ICAL.parse(calendar));
  const parts = [whole, ...whole.getAllSubcomponents('vevent')];
  return parts.flatMap((part) => part.getFirstPropertyValue('url') ?? []).map(String);
}

describe('calendars', () => {
  it('lead to the pages of what they tell of', async () => {
    const said = { title: { zh: '望平讲坛', en: 'Wangping lectures' }, text: { zh: '讲', en: 'Talks' } };
    const { id } = await organiser.post<SeriesView>('/series', { areaCode: WANGPING, kind: 'lecture', ...said });
    const { id: eventId } = await publishMarket(organiser, { seriesId: id });
    const [one] = (await residents(linli, 1)) as [Caller];
    const { id: registered } = await one.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 1 });
    const [ofEvent, ofSeries] = [`${ORIGIN}/events/${eventId}.html`, `${ORIGIN}/series/${id}.html`];
    const told = async (path: string) => addressesIn(await (await one.raw('GET', path, {})).text());
    expect(await told(`/registrations/${registered}/calendar.ics`)).toEqual([ofEvent]);
    expect(await told(`/events/${eventId}/calendar.ics`)).toEqual([ofEvent, ofEvent]);
    expect(await told(`/series/${id}/calendar.ics`)).toEqual([ofSeries, ofEvent]);
    for (const [address, title] of [
      [ofEvent, 'Riverside hearth'],
      [ofSeries, 'Wangping lectures'],
    ] as const)
      expect((await page(pathOf(address))).text).toContain(`<h1>${title}</h1>`);
  });
});

describe('whoever waits', () => {
  it('is told the link with the answer, in their list and in the notice, and nobody else is', async () => {
    const people = await residents(linli, 2);
    const { eventId, registrations } = await aFullEvent(people);
    const [first, second] = people as [Caller, Caller];
    const [has, waits] = registrations;
    expect([has?.leaveLink, waits?.leaveLink]).toEqual([undefined, expect.stringMatching(`^${ORIGIN}/leave/[\\w-]{87}$`)]);
    const mine = await second.get<RegistrationPage>('/registrations');
    expect(mine.items[0]?.leaveLink).toBe(waits?.leaveLink);
    const { items } = await organiser.get<RegistrationPage>(`/events/${eventId}/registrations`);
    expect(items.map(({ leaveLink }) => leaveLink)).toEqual([undefined, undefined]);
    const [notice] = await notices(second, 'registration-waitlisted', { count: 1 });
    expect([notice?.leaveLink, notice?.text.endsWith(`${waits?.leaveLink}`)]).toEqual([waits?.leaveLink, true]);
    const [confirmed] = await notices(first, 'registration-confirmed', { count: 1 });
    expect(JSON.stringify(confirmed)).not.toContain('/leave/');
    expect((await page(pathOf(notice?.leaveLink))).text).toContain('You wait for “Riverside hearth”.');
  });

  it('and is offered a place declines it by the link in the notice, and the next is offered it', async () => {
    const people = await residents(linli, 3);
    const { id: eventId } = await publishMarket(organiser, { capacity: 1 });
    await organiser.post(`/events/${eventId}/sign-up-rules`, { rules: { promotion: 'offers' } });
    const registrations: RegistrationView[] = [];
    for (const one of people) registrations.push(await one.post(`/events/${eventId}/registrations`, { partySize: 1 }));
    const [first, second, third] = people as [Caller, Caller, Caller];
    await first.post(`/registrations/${registrations[0]?.id}/cancel`);
    const [notice] = await notices(second, 'place-offered', { count: 1 });
    const path = pathOf(notice?.leaveLink);
    expect(notice?.text).toContain(`${ORIGIN}${path}`);
    expect((await page(path)).text).toContain('Decline the place');
    expect((await page(path, 'zh-CN')).text).toContain('放弃名额');
    const oneClick = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' };
    expect((await linli.anybody.raw('POST', path, oneClick)).status).toBe(303);
    expect((await page(path)).text).not.toContain('<form');
    await notices(third, 'place-offered', { count: 1 });
  });

  it('leaves the list by the link in their calendar without signing in, and the next moves up', async () => {
    const people = await residents(linli, 3);
    const { eventId, registrations } = await aFullEvent(people);
    const [first, second] = people as [Caller, Caller, Caller];
    const { address } = await second.post<NewCalendarFeedView>('/me/calendar-feed');
    const link = linkIn(await calendarOf(linli.anybody, new URL(address).pathname));
    expect(linkIn(await calendarOf(second, `/registrations/${registrations[1]?.id}/calendar.ics`))).toBe(link);
    const before = await page(link);
    expect([before.status, before.text]).toEqual([200, expect.stringContaining('You wait for “Riverside hearth”.')]);
    expect(before.text).toContain(`<a href="../events/${eventId}.html?language=en">`);
    expect((await page(`${link}?language=zh-CN`)).text).toContain('您正在候补“烟火滨江友邻荟”');
    expect(await waitingFor(eventId)).toBe(2);
    for (const _tap of [1, 2]) {
      const pressed = await press(`${link}?language=zh-CN`);
      expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `${link}?language=zh-CN`]);
    }
    expect((await page(link, 'zh-CN')).text).toContain('已退出候补');
    expect(await waitingFor(eventId)).toBe(1);
    await first.post(`/registrations/${registrations[0]?.id}/cancel`);
    const third = await people[2]?.get<{ items: RegistrationView[] }>('/registrations');
    expect(third?.items[0]?.status).toBe('confirmed');
  });

  it('and has moved up meanwhile keeps the place', async () => {
    const people = await residents(linli, 2);
    const { registrations } = await aFullEvent(people);
    const [first, second] = people as [Caller, Caller];
    const file = `/registrations/${registrations[1]?.id}/calendar.ics`;
    const link = linkIn(await calendarOf(second, file));
    await first.post(`/registrations/${registrations[0]?.id}/cancel`);
    expect((await press(link)).status).toBe(303);
    expect((await page(link)).text).toContain('You have a place');
    expect(await calendarOf(second, file)).not.toContain('/leave/');
  });

  it('has a link that nobody can make up', async () => {
    const people = await residents(linli, 2);
    const { eventId, registrations } = await aFullEvent(people);
    const link = linkIn(await calendarOf(people[1] as Caller, `/registrations/${registrations[1]?.id}/calendar.ics`));
    const changed = link.endsWith('A') ? `${link.slice(0, -1)}B` : `${link.slice(0, -1)}A`;
    for (const path of [changed, '/leave/nonsense', `/leave/${'A'.repeat(87)}`]) {
      expect((await press(path)).status).toBe(303);
      expect(await page(path)).toMatchObject({ status: 404, text: expect.stringContaining('This link is not valid') });
    }
    expect(await waitingFor(eventId)).toBe(1);
  });
});

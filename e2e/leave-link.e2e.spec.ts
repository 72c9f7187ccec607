import { RegistrationView, WaitingPage } from '@linli/contracts/events';
import { NewCalendarFeedView } from '@linli/contracts/gateway';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, residents } from './system/people';

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

describe('whoever waits', () => {
  it('leaves the list by the link in their calendar without signing in, and the next moves up', async () => {
    const people = await residents(linli, 3);
    const { eventId, registrations } = await aFullEvent(people);
    const [first, second] = people as [Caller, Caller, Caller];
    const { address } = await second.post<NewCalendarFeedView>('/me/calendar-feed');
    const link = linkIn(await calendarOf(linli.anybody, new URL(address).pathname));
    expect(linkIn(await calendarOf(second, `/registrations/${registrations[1]?.id}/calendar.ics`))).toBe(link);
    const before = await page(link);
    expect([before.status, before.text]).toEqual([200, expect.stringContaining('You wait for “Riverside hearth”.')]);
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

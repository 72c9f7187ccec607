import { CommunityEventView, RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { InboxPage } from '@linli/contracts/notifications';
import { until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { hours, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, somebody } from './system/people';

let linli: Linli;
let organiser: Caller;
let resident: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  resident = await somebody(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const reason = { zh: '高温红色预警', en: 'Extreme heat warning' };
const register = (who: Caller, { id }: CommunityEventView) =>
  who.post<RegistrationView>(`/events/${id}/registrations`, { partySize: 1 });
const untilTold = (who: Caller, kind: string) =>
  until(kind, async () => (await who.get<InboxPage>('/inbox')).items.find((notice) => notice.kind === kind));

it('an event shows pictures with words for those who do not see them, and is copied with everything that is said of it', async () => {
  const alt = { zh: '江边的市集', en: 'A market by the river' };
  const picture = (at: number) => ({ address: `https://pictures.example.cn/${at}.jpg`, alt });
  const market = await publishMarket(organiser, { pictures: [picture(2), picture(1)], tags: ['亲子'] });
  const refused = [
    [{ ...picture(1), address: 'http://pictures.example.cn/1.jpg' }],
    [{ address: picture(1).address, alt: { zh: '江边的市集' } }],
    Array.from({ length: 9 }, (_, at) => picture(at)),
  ];
  for (const pictures of refused)
    await expect(organiser.post(`/events/${market.id}/details`, { pictures })).rejects.toThrow(/400/);
  const pools = [{ key: 'children', title: { zh: '儿童', en: 'Children' }, capacity: 2 }];
  await organiser.post(`/events/${market.id}/pools`, { pools });
  const times = { startsAt: hours(240), endsAt: hours(243), signUpOpensAt: hours(100), signUpClosesAt: hours(239) };
  const copy = await organiser.post<CommunityEventView>(`/events/${market.id}/copies`, times);
  expect(copy).toMatchObject({
    status: 'draft',
    pictures: [picture(2), picture(1)],
    tags: ['亲子'],
    pools,
    startsAt: hours(240),
  });
  const document = await (await linli.anybody.raw('GET', `/events/${market.id}.jsonld?language=en`, {})).json();
  expect(document).toMatchObject({ image: [{ url: picture(2).address, caption: alt.en }, { url: picture(1).address }] });
});

it('an event is put off: calendars and search engines know, whoever registered is told, nobody registers until it has a time again', async () => {
  const market = await publishMarket(organiser);
  const { id } = await register(resident, market);
  await organiser.post(`/events/${market.id}/postpone`, { reason });
  expect((await untilTold(resident, 'event-postponed')).text).toContain('Extreme heat warning');
  const calendar = await (await resident.raw('GET', `/registrations/${id}/calendar.ics`, {})).text();
  expect(calendar).toContain('STATUS:TENTATIVE');
  const document = await (await linli.anybody.raw('GET', `/events/${market.id}.jsonld`, {})).json();
  expect(document).toMatchObject({ eventStatus: 'https://schema.org/EventPostponed' });
  await expect(register(await somebody(linli), market)).rejects.toThrow();
  const times = { startsAt: hours(96), endsAt: hours(99), signUpClosesAt: hours(95) };
  const again = await organiser.post<CommunityEventView>(`/events/${market.id}/reschedule`, times);
  expect(again).toMatchObject({ status: 'published', previousStartsAt: hours(72), placesTaken: 1 });
  await untilTold(resident, 'event-rescheduled');
});

it('an event that is too large is split: who came late goes to the other part, is told in their language, and has a ticket there', async () => {
  const guest = await somebody(linli, { language: 'zh-CN' });
  const market = await publishMarket(organiser);
  const [stays, goes] = [await register(resident, market), await register(guest, market)];
  const times = { startsAt: hours(96), endsAt: hours(99), signUpOpensAt: hours(-1), signUpClosesAt: hours(95) };
  const { id: intoId } = await organiser.post<CommunityEventView>(`/events/${market.id}/copies`, times);
  await organiser.post(`/events/${intoId}/details`, { place: { zh: '社区礼堂', en: 'Community hall' } });
  const tooSmall = { zh: '报名人数超出场地容量', en: 'More people than the hall can hold' };
  await organiser.post(`/events/${market.id}/split`, { intoId, fromArrival: 2, reason: tooSmall });
  const { title, text } = await untilTold(guest, 'event-split');
  expect([title, text]).toEqual(['活动分场：烟火滨江友邻荟', expect.stringMatching(/社区礼堂.*原定.*滨江步道.*超出场地容量/)]);
  const { items } = await guest.get<RegistrationPage>('/registrations');
  expect(items).toMatchObject([
    { eventId: intoId, status: 'confirmed' },
    { id: goes.id, status: 'cancelled' },
  ]);
  expect(await guest.get(`/registrations/${items[0]?.id}/ticket`)).toMatchObject({ eventId: intoId });
  const calendar = await (await guest.raw('GET', `/registrations/${goes.id}/calendar.ics`, {})).text();
  expect(calendar).toContain('STATUS:CANCELLED');
  expect((await resident.get<RegistrationPage>('/registrations')).items).toMatchObject([{ id: stays.id, status: 'confirmed' }]);
  await guest.post(`/registrations/${items[0]?.id}/cancel`);
});

it('after the event those who were there are asked how it was; the organiser sees ratings, words and figures without names', async () => {
  const market = await publishMarket(organiser, { startsAt: hours(24), endsAt: hours(26), signUpClosesAt: hours(23) });
  await register(resident, market);
  await linli.setClock(new Date(hours(26)));
  for (const who of [resident, organiser]) who.forget();
  await untilTold(resident, 'event-feedback');
  expect(await resident.get(`/events/${market.id}`)).toMatchObject({ status: 'finished' });
  await resident.post(`/events/${market.id}/feedback`, { rating: 5, comment: '气氛很好' });
  const said = { rating: 4, comment: '灯光再亮一点就更好了' };
  await resident.post(`/events/${market.id}/feedback`, said);
  const results = await organiser.get(`/events/${market.id}/feedback`);
  expect(results).toMatchObject({ count: 1, average: '4.00', items: [said] });
  expect(JSON.stringify(results)).not.toContain(await resident.id());
  const figures = await organiser.get(`/events/${market.id}/figures?per=hour`);
  expect(figures).toMatchObject({ confirmed: 1, byStatus: [{ status: 'confirmed', people: 1 }], feedback: { average: '4.00' } });
  expect((await resident.raw('GET', `/events/${market.id}/figures`, {})).status).toBe(403);
  expect(await organiser.post(`/events/${market.id}/archive`)).toMatchObject({ status: 'archived' });
});

import {
  CommunityEventPage,
  CommunityEventView,
  LockOutPage,
  NoShowPage,
  RegistrationView,
  SeriesView,
  SubscriptionPage,
} from '@linli/contracts/events';
import { SchemaEvent } from '@linli/contracts/gateway';
import { NoticeView } from '@linli/contracts/notifications';
import ICAL from 'ical.js';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { hours, publishMarket } from '../system/events';
import { notices } from '../system/inbox';
import { Linli } from '../system/linli';
import { anOrganiser, somebody, WANGPING } from '../system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const told = (who: Caller, count: number): Promise<NoticeView[]> => notices(who, 'series-event-published', { count });

const lecture = (seriesId: string, given: object) => publishMarket(organiser, { seriesId, kind: 'lecture', ...given });

const SAID = {
  ...{ areaCode: WANGPING, kind: 'lecture' },
  title: { zh: '望平讲坛', en: 'Wangping lectures' },
  text: { zh: '每周五晚，聊聊锦江边的**老故事**。', en: 'Old stories of the river, every Friday evening.' },
};
const BAY = { zh: '猛追湾往事', en: 'Mengzhui Bay in old days' };
const TEA = { zh: '盖碗茶', en: 'Tea from lidded bowls' };

/** What a calendar program reads of the series. */
async function feedOf(seriesId: string) {
  const answer = await linli.anybody.raw('GET', `/series/${seriesId}/calendar.ics?language=en`, {});
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return events.map(({ uid, summary, startDate, sequence, component }) => ({
    ...{ uid, title: summary, start: startDate.toJSDate().toISOString(), sequence },
    status: String(component.getFirstPropertyValue('status')),
  }));
}

/** The second event is called off meanwhile. */
async function seenInCalendars(id: string, [first, second]: [CommunityEventView, CommunityEventView]): Promise<void> {
  await organiser.post(`/events/${second.id}/cancel`, { reason: { zh: '讲师生病', en: 'The speaker is ill' } });
  expect(await feedOf(id)).toEqual([
    {
      uid: `event-${first.id}@linli`,
      title: 'Mengzhui Bay in old days',
      start: first.startsAt,
      sequence: 2,
      status: 'CONFIRMED',
    },
    { uid: `event-${second.id}@linli`, title: 'Tea from lidded bowls', start: second.startsAt, sequence: 3, status: 'CANCELLED' },
  ]);
  const document = await linli.anybody.get<SchemaEvent>(`/events/${first.id}.jsonld?language=en`);
  expect(document.superEvent).toMatchObject({ '@type': 'EventSeries', name: 'Wangping lectures' });
}

describe('a series of lectures (S14)', () => {
  it('tells its subscribers of each new lecture once, in their language, until they have heard enough', async () => {
    const [auntie, guest] = [await somebody(linli, { language: 'zh-CN' }), await somebody(linli, { language: 'en' })];
    const { id } = await organiser.post<SeriesView>('/series', SAID);
    const { items } = await linli.anybody.get<{ items: SeriesView[] }>(`/series?areaCode=510108&q=${encodeURIComponent('讲坛')}`);
    expect(items.map((one) => one.id)).toContain(id);

    for (const who of [auntie, guest, guest]) await who.post(`/series/${id}/subscribe`);
    const first = await lecture(id, { title: BAY });
    const [zh] = await told(auntie, 1);
    const [en] = await told(guest, 1);
    expect([zh?.title, en?.title]).toEqual([
      '“望平讲坛”上新：猛追湾往事',
      'New in “Wangping lectures”: Mengzhui Bay in old days',
    ]);
    expect(en?.text).not.toMatch(/[\u4e00-\u9fff]/);
    expect(en?.subjectId).toBe(first.id);

    await guest.post(`/series/${id}/unsubscribe`);
    expect((await guest.get<SubscriptionPage>('/me/subscriptions')).items).toEqual([]);
    const second = await lecture(id, { title: TEA, startsAt: hours(240), endsAt: hours(242) });
    await told(auntie, 2);
    await publishMarket(organiser);
    await told(guest, 1);
    const page = await linli.anybody.get<CommunityEventPage>(`/events?seriesId=${id}`);
    expect(page.items.map((event) => event.id)).toEqual([first.id, second.id]);

    await seenInCalendars(id, [first, second]);

    await organiser.post(`/series/${id}/end`);
    expect((await guest.raw('POST', `/series/${id}/subscribe`, {})).status).toBe(409);
    const asked = { body: JSON.stringify(SAID), headers: { 'content-type': 'application/json' } };
    expect((await auntie.raw('POST', '/series', asked)).status).toBe(403);
  });
});

const place = (who: Caller, { id }: CommunityEventView) =>
  who.post<RegistrationView>(`/events/${id}/registrations`, { partySize: 1 });

/** What somebody is answered who tries to sign up. */
async function answerTo(who: Caller, { id }: CommunityEventView, language: string) {
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  const answer = await who.raw('POST', `/events/${id}/registrations`, { headers, body: JSON.stringify({ partySize: 1 }) });
  return { status: answer.status, detail: ((await answer.json()) as { detail: string }).detail };
}

async function clockAt(hour: number, ...people: Caller[]): Promise<void> {
  await linli.setClock(new Date(hours(hour)));
  for (const who of [organiser, ...people]) who.forget();
}

describe('a lecturer who speaks to empty chairs', () => {
  it('is helped by a rule: who misses two lectures is told, cannot sign up, appeals, and can again', async () => {
    await organiser.post('/no-show-rules', { areaCode: WANGPING, state: 'on', noShows: 2, withinDays: 60, lockedDays: 20 });
    const rule = await linli.anybody.get<object>(`/no-show-rules?areaCode=${WANGPING}001`);
    expect(rule).toMatchObject({ state: 'inherited', ruleOf: WANGPING, noShows: 2, withinDays: 60, lockedDays: 20 });
    const [guest, neighbour] = [await somebody(linli, { language: 'en' }), await somebody(linli)];
    const times = (hour: number) => ({ startsAt: hours(hour), endsAt: hours(hour + 1), signUpClosesAt: hours(hour) });
    const evenings = [await publishMarket(organiser, times(1)), await publishMarket(organiser, times(2))];
    for (const evening of evenings) {
      await place(guest, evening);
      const { id: registrationId } = await place(neighbour, evening);
      const scan = { registrationId, gate: 'north', direction: 'entry', people: 1, nonce: `north-${registrationId}` };
      await organiser.post(`/events/${evening.id}/check-ins`, scan);
    }
    await clockAt(52, guest, neighbour);
    await notices(guest, 'no-show-recorded', { count: 2 });
    const [locked] = await notices(guest, 'locked-out');
    expect(locked?.title).toMatch(/^You cannot sign up until /);
    const third = await publishMarket(organiser, { startsAt: hours(100), endsAt: hours(101), signUpClosesAt: hours(100) });
    const [english, chinese] = [await answerTo(guest, third, 'en'), await answerTo(guest, third, 'zh-CN')];
    const { items: lockOuts } = await guest.get<LockOutPage>('/me/lock-outs');
    expect([english.status, chinese.status]).toEqual([422, 422]);
    expect(lockOuts).toMatchObject([{ ruleOf: WANGPING, needed: 2, endsAt: expect.stringContaining('2026-03-24T08:00') }]);
    expect(english.detail).toContain('until 24 Mar 2026, 16:00');
    expect(chinese.detail).toMatch(/3月24日.*16:00 前不能报名/);
    expect((await place(neighbour, third)).status).toBe('confirmed');

    const { items: missed } = await guest.get<NoShowPage>('/me/no-shows');
    expect(new Set(missed.map(({ eventId }) => eventId))).toEqual(new Set(evenings.map(({ id }) => id)));
    const noShowId = missed[0]?.id;
    await guest.post(`/no-shows/${noShowId}/appeal`, { words: 'The metro stood still, ask 13900000101' });
    const { items: open } = await organiser.get<NoShowPage>('/no-show-appeals?areaCode=510108903901');
    expect(open).toMatchObject([{ id: noShowId, appeal: { words: 'The metro stood still, ask 139****0101' } }]);
    const reason = { zh: '地铁停运，情况属实', en: 'The metro did stand still' };
    await organiser.post(`/no-shows/${noShowId}/accept-appeal`, { reason });
    expect((await notices(guest, 'no-show-appeal-accepted'))[0]?.text).toContain('The metro did stand still');
    await notices(guest, 'lock-out-ended');
    expect((await place(guest, third)).status).toBe('confirmed');
  }, 90_000);
});

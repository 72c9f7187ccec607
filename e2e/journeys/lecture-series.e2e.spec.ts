import { CommunityEventPage, CommunityEventView, SeriesView, SubscriptionPage } from '@linli/contracts/events';
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

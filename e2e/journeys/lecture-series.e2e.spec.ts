import { CommunityEventPage, SeriesView, SubscriptionPage } from '@linli/contracts/events';
import { NoticeView } from '@linli/contracts/notifications';
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

const lecture = (seriesId: string, zh: string, en: string, given: object = {}) =>
  publishMarket(organiser, { seriesId, kind: 'lecture', title: { zh, en }, ...given });

describe('a series of lectures (S14)', () => {
  it('tells its subscribers of each new lecture once, in their language, until they have heard enough', async () => {
    const [auntie, guest] = [await somebody(linli, { language: 'zh-CN' }), await somebody(linli, { language: 'en' })];
    const said = {
      title: { zh: '望平讲坛', en: 'Wangping lectures' },
      text: { zh: '每周五晚，聊聊锦江边的**老故事**。', en: 'Old stories of the river, every Friday evening.' },
    };
    const { id } = await organiser.post<SeriesView>('/series', { areaCode: WANGPING, kind: 'lecture', ...said });
    const { items } = await linli.anybody.get<{ items: SeriesView[] }>(`/series?areaCode=510108&q=${encodeURIComponent('讲坛')}`);
    expect(items.map((one) => one.id)).toContain(id);

    for (const who of [auntie, guest, guest]) await who.post(`/series/${id}/subscribe`);
    const first = await lecture(id, '猛追湾往事', 'Mengzhui Bay in old days');
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
    const second = await lecture(id, '盖碗茶', 'Tea from lidded bowls', { startsAt: hours(240), endsAt: hours(242) });
    await told(auntie, 2);
    await publishMarket(organiser);
    await told(guest, 1);
    const page = await linli.anybody.get<CommunityEventPage>(`/events?seriesId=${id}`);
    expect(page.items.map((event) => event.id)).toEqual([first.id, second.id]);

    await organiser.post(`/series/${id}/end`);
    expect((await guest.raw('POST', `/series/${id}/subscribe`, {})).status).toBe(409);
    expect(
      (
        await auntie.raw('POST', '/series', {
          body: JSON.stringify({ areaCode: WANGPING, kind: 'lecture', ...said }),
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(403);
  });
});

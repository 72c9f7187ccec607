import { CommunityEventView, SeriesView } from '@linli/contracts/events';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './system/events';
import { Linli, NOON } from './system/linli';
import { anOrganiser, WANGPING } from './system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const look = (id: string, language: string) =>
  linli.anybody.raw('GET', `/events/${id}.html`, { headers: { 'accept-language': language } });

/** What would end a tag, an attribute or a script, if it stood in the page as it is. */
const TITLE = { zh: '烟火滨江友邻荟', en: `Songs & "tea" 'by' the river </title></script><b>` };

describe('the page of an event', () => {
  it('is for everybody once it is published, in the language of the reader, with the document for machines in it', async () => {
    const texts = { title: TITLE, text: { zh: '欢迎', en: '**Music** & tea' } };
    const { id } = await organiser.post<CommunityEventView>('/events', { ...aMarket(), ...texts });
    const draft = await look(id, 'en');
    expect(draft.status).toBe(404);
    expect(await draft.text()).not.toContain('Songs');
    await organiser.post(`/events/${id}/publish`);
    const answer = await look(id, 'en');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('vary')).toContain('Accept-Language');
    const page = await answer.text();
    expect(page).toContain('<html lang="en"');
    expect(page).toContain('<strong>Music</strong>');
    expect(page).toContain('&lt;/title&gt;');
    expect(page).not.toContain('<b>');
    const [, document = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(document)).toMatchObject({ '@type': 'Event', name: TITLE.en, inLanguage: 'en' });
    const chinese = await (await look(id, 'zh-CN')).text();
    expect(chinese).toContain('<html lang="zh-CN"');
    expect(chinese).toContain(`<h1>${TITLE.zh}</h1>`);
  });

  it('leads to the calendar file, in the same language', async () => {
    const { id } = await organiser.post<CommunityEventView>('/events', aMarket());
    await organiser.post(`/events/${id}/publish`);
    for (const [language, title] of [
      ['en', 'Riverside hearth'],
      ['zh-CN', '烟火滨江友邻荟'],
    ] as const) {
      const page = await (await look(id, language)).text();
      const [, link = ''] = /href="([^"]*calendar\.ics[^"]*)"/.exec(page) ?? [];
      const file = await linli.anybody.raw('GET', `/events/${link.replaceAll('&amp;', '&')}`, {});
      expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/calendar')]);
      expect(await file.text()).toContain(`X-WR-CALNAME:${title}`);
    }
  });

  it('says in both languages where there is none', async () => {
    for (const id of ['0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d', 'x']) {
      const [english, chinese] = [await look(id, 'en'), await look(id, 'zh-CN')];
      expect([english.status, chinese.status]).toEqual([404, 404]);
      expect(await english.text()).toContain('<html lang="en"');
      expect(await chinese.text()).toContain('<html lang="zh-CN"');
    }
  });
});

describe('the page of a programme', () => {
  it('lists the sessions to come with their free places, and leaves out those that are over', async () => {
    const { id } = await organiser.post<CommunityEventView>('/events', aMarket({ endsAt: hours(120), capacity: 60 }));
    const sessions = [72, 96, 100].map((from, at) => ({
      ...{ key: `s${at}`, startsAt: hours(from), endsAt: hours(from + 1), capacity: 8 },
      title: { zh: `第${at}场`, en: `Bamboo ${at}` },
    }));
    await organiser.post(`/events/${id}/sessions`, { enrolment: 'session', sessions });
    await organiser.post(`/events/${id}/publish`);
    await organiser.post(`/events/${id}/sessions/s1/cancel`, { reason: { zh: '停电', en: 'Power cut' } });
    const page = await (await look(id, 'en')).text();
    expect(page.match(/Bamboo \d/g)?.slice(-3)).toEqual(['Bamboo 0', 'Bamboo 1', 'Bamboo 2']);
    expect(page.match(/8 places left/g)).toHaveLength(2);
    expect(page).toContain('This session is called off: Power cut');
    await linli.setClock(new Date(hours(98)));
    const later = await (await look(id, 'zh-CN')).text();
    expect(later.match(/<li><p>.*?第\d场/g)).toHaveLength(1);
    expect(later).toContain('活动已开始，仍可报名参加其余场次。');
    await linli.setClock(NOON);
  });
});

describe('the page of a series', () => {
  const see = (id: string, language: string, headers: Record<string, string> = {}) =>
    linli.anybody.raw('GET', `/series/${id}.html`, { headers: { 'accept-language': language, ...headers } });

  it('is for everybody, with its lectures, which lead to their pages and back, and its calendar', async () => {
    const said = { title: { zh: '望平讲坛', en: TITLE.en }, text: { zh: '**老故事**', en: 'Old **stories**' } };
    const { id } = await organiser.post<SeriesView>('/series', { areaCode: WANGPING, kind: 'lecture', ...said });
    const lecture = await publishMarket(organiser, { seriesId: id });
    await organiser.post('/events', aMarket({ seriesId: id, title: { zh: '草稿', en: 'A draft' } }));
    const answer = await see(id, 'en');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    const page = await answer.text();
    expect(page).toContain('Old <strong>stories</strong>');
    expect(page).not.toMatch(/<b>|A draft/);
    const addresses = [...page.matchAll(/href="(\.\.\/[^"]+)"/g)].map(
      ([, to = '']) => new URL(to, `${linli.url}/series/${id}.html`),
    );
    expect(addresses.map(({ pathname }) => pathname)).toEqual([`/events/${lecture.id}.html`, `/series/${id}/calendar.ics`]);
    for (const { pathname, search } of addresses)
      expect((await linli.anybody.raw('GET', pathname + search, {})).status).toBe(200);
    expect(await (await look(lecture.id, 'en')).text()).toContain(`../series/${id}.html?language=en`);
    const [, document = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(document)).toMatchObject({
      '@type': 'EventSeries',
      name: TITLE.en,
      subEvent: [{ identifier: lecture.id }],
    });
    expect(await (await see(id, 'zh-CN')).text()).toContain('<h1>望平讲坛</h1>');
    const unchanged = await see(id, 'en', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(unchanged.status).toBe(304);
  });

  it('shows what became of what it has announced, and is there when it has ended', async () => {
    const said = { title: { zh: '讲坛', en: 'Talks' }, text: { zh: '讲', en: 'Talks' } };
    const { id } = await organiser.post<SeriesView>('/series', { areaCode: WANGPING, kind: 'lecture', ...said });
    const [off, putOff] = [await publishMarket(organiser, { seriesId: id }), await publishMarket(organiser, { seriesId: id })];
    const reason = { zh: '生病', en: 'The speaker is ill' };
    await organiser.post(`/events/${off.id}/cancel`, { reason });
    await organiser.post(`/events/${putOff.id}/postpone`, { reason });
    await organiser.post(`/series/${id}/end`);
    const page = await (await see(id, 'en')).text();
    for (const told of ['This event has been called off: The speaker is ill', 'This event is put off', 'This series has ended'])
      expect(page).toContain(told);
  });

  it('says in both languages where there is none', async () => {
    for (const id of ['0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d', 'x']) {
      const [english, chinese] = [await see(id, 'en'), await see(id, 'zh-CN')];
      expect([english.status, chinese.status]).toEqual([404, 404]);
      expect(await english.text()).toContain('There is no such series');
      expect(await chinese.text()).toContain('没有找到这个系列');
    }
  });
});

describe('the page of what takes place in an area', () => {
  const at = async (path: string, language = 'en') => {
    const answer = await linli.anybody.raw('GET', path, { headers: { 'accept-language': language } });
    return { status: answer.status, text: await answer.text() };
  };

  it('lists events there and below, page by page, with the way to each and to the other language', async () => {
    const areaCode = '510108777';
    const elsewhere = await anOrganiser(linli, areaCode);
    const ids: string[] = [];
    for (let count = 0; count < 21; count++) {
      const times = { startsAt: hours(80 + count), endsAt: hours(82 + count) };
      ids.push((await publishMarket(elsewhere, { areaCode: `${areaCode}001`, ...times })).id);
    }
    const first = await at(`/events.html?areaCode=${areaCode}`);
    const listed = ({ text }: { text: string }) =>
      [...text.matchAll(/<h2><a href="events\/([^.]+)\.html\?language=en">/g)].map(([, id]) => id);
    expect([first.status, listed(first)]).toEqual([200, ids.slice(0, 20)]);
    expect(first.text).toContain(`href="?areaCode=${areaCode}&amp;language=zh-CN"`);
    const [, later = ''] = /<a href="(events\.html[^"]+)">Later events</.exec(first.text) ?? [];
    const rest = await at(`/${later.replaceAll('&amp;', '&')}`);
    expect([rest.status, listed(rest)]).toEqual([200, ids.slice(20)]);
    expect((await at(`/events.html?areaCode=${areaCode}`, 'zh-CN')).text).toContain('近期活动');
    expect((await at('/events.html')).text).toContain('<h1>Coming events</h1>');
  });

  it.each(['areaCode=x', 'areaCode=1', 'after=nonsense', 'areaCode=510108&areaCode=510104', 'areaCode=%3Cscript%3E'])(
    'says where it cannot be understood what is asked for: %s',
    async (asked) => {
      expect(await at(`/events.html?${asked}`)).toMatchObject({
        status: 404,
        text: expect.stringContaining('There is no such page'),
      });
    },
  );
});

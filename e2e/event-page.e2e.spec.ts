import { CommunityEventView } from '@linli/contracts/events';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser } from './system/people';

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

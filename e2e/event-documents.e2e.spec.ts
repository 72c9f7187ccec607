import { CommunityEventView } from '@linli/contracts/events';
import { SchemaEvent } from '@linli/contracts/gateway';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser } from './system/people';

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const take = (id: string, query = '', headers: Record<string, string> = {}) =>
  linli.anybody.raw('GET', `/events/${id}.jsonld${query}`, { headers });

/** What schema.org, and those who read it for search, require of an Event. */
const REQUIRED = {
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: expect.any(String),
  startDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
  location: { '@type': 'Place', name: expect.any(String), address: { '@type': 'PostalAddress' } },
};

describe('an event as JSON-LD', () => {
  it('is for everybody once it is published, in both languages, until it is called off and after', async () => {
    const draft = await organiser.post<CommunityEventView>('/events', aMarket());
    expect((await take(draft.id)).status).toBe(404);
    await organiser.post(`/events/${draft.id}/publish`);
    const answer = await take(draft.id, '?language=en');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/ld+json; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=900');
    const document = (await answer.json()) as SchemaEvent;
    expect(document).toMatchObject({ ...REQUIRED, name: 'Riverside hearth', inLanguage: 'en' });
    expect(new Date(document.startDate).toISOString()).toBe(hours(72));
    expect(document.startDate).toMatch(/\+08:00$/);
    expect(document.offers).toMatchObject({ '@type': 'Offer', price: '0', priceCurrency: 'CNY' });
    const tag = answer.headers.get('etag') as string;
    expect((await take(draft.id, '?language=en', { 'if-none-match': tag })).status).toBe(304);
    expect(await (await take(draft.id)).json()).toMatchObject({ name: '烟火滨江友邻荟', inLanguage: 'zh-CN' });
    await organiser.post(`/events/${draft.id}/cancel`, { reason: { zh: '暴雨', en: 'Rain' } });
    expect(await (await take(draft.id)).json()).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' });
  });

  it('leaves the event itself at its address, and is nothing where there is none', async () => {
    const { id } = await publishMarket(organiser);
    expect(await linli.anybody.get(`/events/${id}`)).toMatchObject({ id, title: { en: 'Riverside hearth' } });
    expect((await take('0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d')).status).toBe(404);
    expect((await take('x')).status).toBe(400);
    expect((await take(id, '?language=fr')).status).toBe(400);
  });
});

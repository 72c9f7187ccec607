import { CommunityEventPage } from '@linli/contracts/events';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { publishMarket } from './system/events';
import { Linli } from './system/linli';
import { somebody } from './system/people';

let linli: Linli;
let organiser: Caller;
let outsider: Caller;
let resident: Caller;

beforeAll(async () => {
  linli = await Linli.start();
  organiser = await somebody(linli, { roles: ['organiser'], areaCodes: ['510108903901'] });
  outsider = await somebody(linli, { roles: ['organiser'], areaCodes: ['510108902'] });
  resident = await somebody(linli);
});
afterAll(() => linli.stop());

const point = { type: 'Point', coordinates: [104.0987, 30.6571] };
const titles = async (query: string): Promise<string[]> =>
  (await resident.get<CommunityEventPage>(`/events?${query}`)).items.map(({ title }) => title.en);
const statusOf = async (who: Caller, id: string, body: object): Promise<number> => {
  const headers = { 'content-type': 'application/json' };
  return (await who.raw('POST', `/events/${id}/details`, { headers, body: JSON.stringify(body) })).status;
};

it('an organiser says more of an event, and neighbours find it by words, place, tag and kind', async () => {
  const { id } = await publishMarket(organiser);
  const title = { zh: '望平旧书市集', en: 'Second-hand books' };
  await organiser.post(`/events/${id}/details`, { title, point, kind: 'market', tags: ['旧书'], price: 500 });
  const queries = [`q=${encodeURIComponent('旧书')}`, 'q=BOOKS', 'near=104.0990,30.6570&radius=200', 'kind=market&free=true'];
  for (const query of [...queries, `tag=${encodeURIComponent('旧书')}`])
    expect(await titles(query)).toEqual(['Second-hand books']);
  expect(await titles('q=bicycles')).toEqual([]);
});

it('others, and what is not valid, are refused', async () => {
  const { id } = await publishMarket(organiser);
  expect([await statusOf(resident, id, { price: 1 }), await statusOf(outsider, id, { price: 1 })]).toEqual([403, 403]);
  const bad = [
    { text: { zh: '好', en: '<script>alert(1)</script>' } },
    { onlineLink: 'http://example.cn/1' },
    { point: { type: 'Point', coordinates: [200, 0] } },
    { tags: Array.from({ length: 11 }, (_, at) => `t${at}`) },
    { price: -1 },
  ];
  for (const body of bad) expect([body, await statusOf(organiser, id, body)]).toEqual([body, 400]);
  for (const query of ['near=here', 'radius=1', 'kind=x', 'status=over'])
    expect((await resident.raw('GET', `/events?${query}`, {})).status).toBe(400);
  expect((await resident.raw('GET', '/events?status=draft&areaCode=510108903901', {})).status).toBe(403);
});

import { CommunityEventPage, CommunityEventView, RegistrationView, UnitLimitView } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { aMarket, hours } from '../system/events';
import { Linli } from '../system/linli';
import { anOrganiser, somebody } from '../system/people';

const MENGZHUIWAN = '510108903';
const STATION = { zh: '街道文化站', en: 'Culture Station' };
const AREAS = [
  { code: '5101', name: { zh: '成都市', en: 'Chengdu' } },
  { code: '510104', name: { zh: '锦江区', en: 'Jinjiang District' } },
  { code: '510108', name: { zh: '成华区', en: 'Chenghua District' } },
  { code: MENGZHUIWAN, name: { zh: '猛追湾街道', en: 'Mengzhuiwan Subdistrict' }, timeZone: 'Asia/Urumqi' },
];

let linli: Linli;
let organiser: Caller;
let unitId: string;
beforeAll(async () => {
  linli = await Linli.start();
  await linli.administrator.post('/areas', { areas: AREAS });
  organiser = await anOrganiser(linli, MENGZHUIWAN);
  const unit = { areaCode: MENGZHUIWAN, name: STATION, categories: ['other'] };
  unitId = (await linli.administrator.post<{ id: string }>('/units', unit)).id;
}, 90_000);
afterAll(() => linli.stop(), 60_000);

/** An outing of the unit that begins then; a new unit may be unknown for a moment. */
async function outing(startsIn: number): Promise<CommunityEventView> {
  const times = { startsAt: hours(startsIn), endsAt: hours(startsIn + 3), signUpClosesAt: hours(startsIn - 1) };
  const body = aMarket({ areaCode: MENGZHUIWAN, unitId, ...times });
  const draft = await until('an outing', () => organiser.post<CommunityEventView>('/events', body).catch(() => undefined));
  return organiser.post<CommunityEventView>(`/events/${(draft as CommunityEventView).id}/publish`);
}

const register = (who: Caller, { id }: CommunityEventView) =>
  who.post<RegistrationView>(`/events/${id}/registrations`, { partySize: 1 });

/** What somebody is told in that language who wants to come. */
async function told(who: Caller, { id }: CommunityEventView, language: string): Promise<object> {
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  const answer = await who.raw('POST', `/events/${id}/registrations`, { headers, body: JSON.stringify({ partySize: 1 }) });
  return answer.json() as Promise<object>;
}

const limitOf = (who: Caller, said: object) => who.post<UnitLimitView>(`/units/${unitId}/sign-up-limit`, said);
const refused = (work: Promise<unknown>): Promise<{ status: number }> =>
  work.then(
    () => Promise.reject(new Error('It was not refused.')),
    (problem) => problem,
  );

describe('a subdistrict office that lets everybody come to one outing a quarter', () => {
  it('says so for its unit, on the clocks of its area, and nobody else says it', async () => {
    await outing(480);
    const said = await limitOf(organiser, { placesPerPerson: 1, per: 'quarter' });
    expect(said).toMatchObject({ unitId, placesPerPerson: 1, per: 'quarter', timeZone: 'Asia/Urumqi' });
    expect(await linli.anybody.get(`/units/${unitId}/sign-up-limit`)).toEqual(said);
    const [elsewhere, anna] = [await anOrganiser(linli, '510104'), await somebody(linli)];
    for (const [who, status] of [
      [elsewhere, 403],
      [anna, 403],
      [linli.anybody, 401],
    ] as const)
      expect((await refused(limitOf(who, { placesPerPerson: 9 }))).status).toBe(status);
    const bad = await refused(limitOf(organiser, { placesPerPerson: 1, per: 'week' }));
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/per' }] } });
  }, 60_000);

  it('tells whoever wants a second one why not, in their language, and lets them in once they have given the first up', async () => {
    const [first, second, next] = [await outing(72), await outing(96), await outing(24 * 60)];
    const anna = await somebody(linli);
    const mine = await register(anna, first);
    expect(await told(anna, second, 'zh-CN')).toMatchObject({
      ...{ status: 422, type: 'urn:linli:error:events.unit-term-places-taken' },
      detail: '主办单位规定每人在同一个季度内最多参加 1 场活动，已参加的也计算在内。请先取消一场，或报名其他季度的活动。',
      errors: [{ pointer: '#/eventId', detail: expect.stringContaining('季度') }],
    });
    expect(await told(anna, second, 'en')).toMatchObject({
      detail: expect.stringContaining('no more of its events in one quarter than 1'),
      errors: [{ pointer: '#/eventId' }],
    });
    expect(await register(anna, next)).toMatchObject({ status: 'confirmed' });
    await anna.post(`/registrations/${mine.id}/cancel`);
    expect(await register(anna, second)).toMatchObject({ status: 'confirmed' });
  }, 60_000);

  it('is named wherever its outings are told of', async () => {
    const { items } = await linli.anybody.get<CommunityEventPage>(`/events?unitId=${unitId}`);
    expect(new Set(items.map(({ unitName }) => unitName?.en))).toEqual(new Set([STATION.en]));
    const calendar = await linli.anybody.raw('GET', '/areas/510108/calendar.ics?language=zh', {});
    expect(await calendar.text()).toContain('主办单位：街道文化站');
  });
});

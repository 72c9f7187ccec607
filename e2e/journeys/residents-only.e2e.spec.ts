import { CommunityEventPage, CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { SchemaEvent } from '@linli/contracts/gateway';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';
import { aMarket, publishMarket } from '../system/events';
import { Linli } from '../system/linli';
import { anOrganiser, somebody, WANGPING } from '../system/people';

const HEMEI = '510108902901';
const AREAS = [
  { code: '5101', name: { zh: '成都市', en: 'Chengdu' } },
  { code: '510108', name: { zh: '成华区', en: 'Chenghua District' } },
  { code: '510108902', name: { zh: '府青路街道', en: 'Fuqing Road Subdistrict' } },
  { code: HEMEI, name: { zh: '和美社区', en: 'Hemei Community' } },
  { code: '510108903', name: { zh: '猛追湾街道', en: 'Mengzhuiwan Subdistrict' } },
  { code: WANGPING, name: { zh: '望平社区', en: 'Wangping Community' } },
  { code: `${WANGPING}01`, name: { zh: '第一网格', en: 'Grid 1' } },
];

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  await linli.administrator.post('/areas', { areas: AREAS });
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

/** What the request is refused with. */
const refusal = (request: Promise<unknown>): Promise<Problem> =>
  request.then(
    () => Promise.reject(new Error('It was not refused.')),
    (problem: Problem) => problem,
  );

const register = (who: Caller, { id }: CommunityEventView) =>
  who.post<RegistrationView>(`/events/${id}/registrations`, { partySize: 1 });

/** Says where somebody lives; their next token knows it. */
async function moveTo(who: Caller, homeAreaCode: string): Promise<void> {
  await who.post('/me/preferences', { homeAreaCode });
  who.forget();
}

describe('a neighbourhood supper for those of one community', () => {
  it('takes residents once they have said where they live, tells others what to do, and says for whom it is wherever it is told of', async () => {
    const unknown = await refusal(organiser.post('/events', aMarket({ residentsOf: [WANGPING, '510108999'] })));
    expect([unknown.status, unknown.code]).toEqual([422, 'gateway.area-not-in-use']);
    expect(unknown.body.errors?.map(({ pointer }) => pointer)).toEqual(['#/residentsOf/1']);
    const supper = await publishMarket(organiser, { residentsOf: [WANGPING] });

    const anna = await somebody(linli);
    const missing = await refusal(register(anna, supper));
    expect([missing.status, missing.code]).toEqual([422, 'events.home-area-missing']);
    expect(missing.body).toMatchObject({ errors: [{ pointer: '#/eventId' }], detail: expect.stringContaining('个人设置') });
    expect((await refusal(anna.post('/me/preferences', { homeAreaCode: '510108999' }))).body.errors?.[0]?.pointer).toBe(
      '#/homeAreaCode',
    );
    await moveTo(anna, HEMEI);
    expect((await refusal(register(anna, supper))).code).toBe('events.residents-of-other-areas');
    await moveTo(anna, `${WANGPING}01`);
    expect(await register(anna, supper)).toMatchObject({ status: 'confirmed' });

    const listed = async (openTo: string) => (await linli.anybody.get<CommunityEventPage>(`/events?openTo=${openTo}`)).items;
    expect((await listed(`${WANGPING}01`)).map(({ residentsOf }) => residentsOf)).toEqual([[WANGPING]]);
    expect(await listed(HEMEI)).toEqual([]);
    const document = await linli.anybody.get<SchemaEvent>(`/events/${supper.id}.jsonld?language=en`);
    expect(document.audience).toMatchObject({ audienceType: 'For residents of: Wangping Community' });
    const calendar = await linli.anybody.raw('GET', '/areas/510108/calendar.ics?language=zh', {});
    expect(await calendar.text()).toContain('仅限以下区域居民报名：望平社区');
  }, 60_000);
});

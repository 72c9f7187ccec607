import { EnterprisePage, EnterpriseRequestView, UnitPage } from '@linli/contracts/business-service';
import { CommunityEventPage, CommunityEventView, HousePage, RegistrationView, SeriesPage } from '@linli/contracts/events';
import { AccountView, ImportReportView } from '@linli/contracts/gateway';
import { WebhookPage } from '@linli/contracts/notifications';
import { TeamPage } from '@linli/contracts/volunteers';
import { until } from '@linli/testing';
import { Caller, Problem } from '../apps/standalone/src/demonstration/client';
import { aHouse, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, somebody, WANGPING } from './system/people';

/** A subdistrict as national tables write it, and as it is kept. */
const FILLED = '510108903000';
const PLAIN = '510108903';
const AREAS = [
  { code: '510100000000', name: { zh: '成都市', en: 'Chengdu' } },
  { code: '510108000000', name: { zh: '成华区', en: 'Chenghua District' } },
  { code: FILLED, name: { zh: '猛追湾街道', en: 'Mengzhuiwan Subdistrict' } },
  { code: WANGPING, name: { zh: '望平社区', en: 'Wangping Community' } },
];
const NAMED = { zh: '示例', en: 'Sample' };

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  await linli.administrator.post('/areas', { areas: AREAS });
  organiser = await anOrganiser(linli, FILLED);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

it('a role that was given for a filled code is one for the area and all below it', async () => {
  expect((await organiser.get<AccountView>('/me')).areaCodes).toEqual([PLAIN]);
  expect(await publishMarket(organiser, { areaCode: WANGPING })).toMatchObject({ areaCode: WANGPING });
});

it('whoever lives in an area that an event names is invited, however it was written', async () => {
  const supper = await publishMarket(organiser, { areaCode: FILLED, residentsOf: [FILLED] });
  expect([supper.areaCode, supper.residentsOf]).toEqual([PLAIN, [PLAIN]]);
  const neighbour = await somebody(linli);
  expect(await neighbour.post<AccountView>('/me/preferences', { homeAreaCode: WANGPING })).toMatchObject({
    homeAreaCode: WANGPING,
  });
  neighbour.forget();
  const mine = await neighbour.post<RegistrationView>(`/events/${supper.id}/registrations`, { partySize: 1 });
  expect(mine).toMatchObject({ status: 'confirmed', homeAreaCode: WANGPING });
  const found = async (query: string) => (await neighbour.get<CommunityEventPage>(`/events?${query}`)).items.map(({ id }) => id);
  expect(await found(`openTo=${FILLED}`)).toContain(supper.id);
  expect(await found(`areaCode=${FILLED}`)).toEqual(await found(`areaCode=${PLAIN}`));
  expect(await found('areaCode=510108000000')).toContain(supper.id);
  const moved = await organiser.post<CommunityEventView>(`/events/${supper.id}/details`, {
    residentsOf: ['510108000000', WANGPING],
  });
  expect(moved.residentsOf).toEqual(['510108', WANGPING]);
});

it('everything else that has an area has the plain one, and is found by both', async () => {
  await organiser.post('/houses', aHouse(FILLED));
  await organiser.post('/series', { areaCode: FILLED, title: NAMED, text: NAMED, kind: 'class' });
  await organiser.post('/teams', { areaCode: FILLED, name: NAMED, languages: ['zh'] });
  await organiser.post('/webhooks', { areaCode: FILLED, address: 'http://127.0.0.1:9/' });
  for (const code of [FILLED, PLAIN])
    for (const list of ['houses', 'series', 'teams', 'webhooks']) {
      const { items } = await organiser.get<HousePage | SeriesPage | TeamPage | WebhookPage>(`/${list}?areaCode=${code}`);
      expect([list, code, items.map(({ areaCode }) => areaCode)]).toEqual([list, code, [PLAIN]]);
    }
});

it('tables of units and enterprises may have the codes of national tables, and a request finds its unit', async () => {
  const upload = async (what: string, body: string) => {
    const headers = { 'content-type': 'text/csv', 'accept-language': 'en' };
    return (await (await organiser.raw('POST', `/imports/${what}`, { headers, body })).json()) as ImportReportView;
  };
  const units = `区域代码,名称,英文名称,办理类别\n${FILLED},便民窗口,Front desk,premises\n`;
  expect(await upload('units', units)).toMatchObject({ added: 1, errors: [] });
  expect(await upload('units', units.replace(FILLED, PLAIN))).toMatchObject({ added: 0, present: 1 });
  const enterprises = `区域代码,名称,英文名称\n${FILLED},面馆,Noodles\n510109000000,远方,Far away\n`;
  const report = await upload('enterprises', enterprises);
  expect(report).toMatchObject({ added: 1, refused: 1, errors: [{ row: 3 }] });
  const { items } = await organiser.get<EnterprisePage>(`/enterprises?areaCode=${FILLED}`);
  expect(items.map(({ areaCode }) => areaCode)).toEqual([PLAIN]);
  expect((await organiser.get<UnitPage>(`/units?areaCode=${FILLED}`)).items.map(({ areaCode }) => areaCode)).toEqual([PLAIN]);
  const [enterpriseId = ''] = items.map(({ id }) => id);
  const owner = await somebody(linli, { roles: ['enterprise'], memberOf: [enterpriseId] });
  const asked = { enterpriseId, category: 'premises', text: '门前能否摆桌？' };
  const request = await until('the unit', () =>
    owner.post<EnterpriseRequestView>('/requests', asked).catch(() => false as const),
  );
  expect(request).toMatchObject({ areaCode: PLAIN, unitName: { en: 'Front desk' } });
});

it.each([
  ['zh-CN', '格式不正确', '请使用现行的区域代码'],
  ['en', 'It does not have the expected form', 'please use a code of today'],
])('what is no code, and what is none of today, is refused in %s as ever', async (language, form, unknown) => {
  const send = async (path: string, body?: object) => {
    const headers = { 'accept-language': language, ...(body && { 'content-type': 'application/json' }) };
    const answer = await organiser.raw(body ? 'POST' : 'GET', path, { headers, body: body && JSON.stringify(body) });
    const { detail, errors = [] } = (await answer.json()) as Problem['body'];
    return {
      status: answer.status,
      detail,
      pointers: errors.map(({ pointer }) => pointer),
      details: errors.map((one) => one.detail),
    };
  };
  for (const path of ['/events?areaCode=510', '/events?openTo=51010x', '/areas?parentCode=5101080000000000', '/areas/000'])
    expect(await send(path)).toMatchObject({ status: 400, details: [expect.stringContaining(form)] });
  const team = { name: NAMED, languages: ['zh'] };
  expect(await send('/teams', { ...team, areaCode: '510109000000' })).toMatchObject({
    ...{ status: 422, pointers: ['#/areaCode'], detail: expect.stringContaining(unknown) },
  });
  expect((await send('/teams', { ...team, areaCode: '510108000000' })).status).toBe(403);
});

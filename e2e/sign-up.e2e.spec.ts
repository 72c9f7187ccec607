import { CodeSentView, ConsentList, SessionView } from '@linli/contracts/gateway';
import { InboxPage } from '@linli/contracts/notifications';
import { until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser } from './system/people';
import { codeTo, textMessages } from './system/text-messages';

const PHONE = '13922220101';
const NEW_PHONE = '13922220102';

let linli: Linli;
beforeAll(async () => {
  linli = await Linli.start();
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const post = async <T>(path: string, json: object, token?: string): Promise<{ status: number; body: T }> => {
  const headers = {
    'content-type': 'application/json',
    'accept-language': 'en',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const answer = await linli.anybody.raw('POST', path, { headers, body: JSON.stringify(json) });
  return { status: answer.status, body: (await answer.json()) as T };
};

/** Resolves when the one notice of whoever has the token is told with this title. */
const untilTold = (token: string, title: string) =>
  until(title, async () => {
    const answer = await linli.anybody.raw('GET', '/inbox', { headers: { authorization: `Bearer ${token}` } });
    return ((await answer.json()) as InboxPage).items[0]?.title === title;
  });

describe('somebody new', () => {
  it('signs up by a code, is told things in the language that she chooses, and moves to another number', async () => {
    expect(await textMessages(linli, 'en')).toContain('There are none yet.');
    expect((await post<CodeSentView>('/codes', { phone: PHONE, purpose: 'sign-in' })).status).toBe(202);
    const code = await codeTo(linli, PHONE);
    const signedUp = await post<SessionView>('/sign-up', {
      phone: PHONE,
      code,
      name: 'Anna (demo)',
      language: 'en',
      password: 'linli-demo',
      consent: { terms: '2026-11-01', privacy: '2026-11-01' },
    });
    expect(signedUp.body.account).toMatchObject({ name: 'Anna (demo)', roles: ['resident'] });
    const { token } = signedUp.body;
    const consents = await linli.anybody.raw('GET', '/me/consents', { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await consents.json()) as ConsentList;
    expect(items.filter(({ standing }) => standing === 'given').map(({ purpose }) => purpose)).toEqual([
      'terms-of-use',
      'privacy-notice',
    ]);
    const market = await publishMarket(await anOrganiser(linli));
    expect((await post(`/events/${market.id}/registrations`, { partySize: 1 }, token)).status).toBeLessThan(300);
    await untilTold(token, 'You are registered: Riverside hearth');
    expect((await post('/me/preferences', { language: 'zh-CN' }, token)).status).toBe(200);
    await untilTold(token, '报名成功：烟火滨江友邻荟');
    expect((await post('/me/phone/code', { phone: NEW_PHONE }, token)).status).toBe(202);
    const body = { phone: NEW_PHONE, code: await codeTo(linli, NEW_PHONE), currentPassword: 'linli-demo' };
    expect((await post('/me/phone', body, token)).status).toBe(200);
    const again = new Caller(linli.url, { phone: NEW_PHONE, password: 'linli-demo' });
    expect(await again.id()).toBe(signedUp.body.account.id);
    await until('a warning to the number before', async () =>
      (await textMessages(linli, 'zh-CN')).includes('您的账号已改用其他手机号登录'),
    );
    expect(await textMessages(linli, 'zh-CN')).toContain('短信收件箱');
  }, 60_000);
});

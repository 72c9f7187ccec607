import { request } from 'node:http';
import { AreaView, SessionView } from '@linli/contracts/gateway';
import { CHENGDU } from '../testing/chengdu';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';
import { isAmong, isOfEdition, revisionOf } from './entity-tags';

const PAGE = 'https://linli.example';

describe('answers', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.startWith({ CORS_ORIGINS: [PAGE] });
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const { token } = administrator;
    await system.send('POST /imports/areas', { token, raw: CHENGDU, headers: { 'content-type': 'text/csv' } });
  });
  afterAll(() => system.stop());

  const read = (headers = {}) => system.send<AreaView>('GET /areas/510108', { headers });
  const rename = (tag: string, zh: string) =>
    system.send('POST /areas/510108/rename', {
      ...{ token: administrator.token, json: { name: { zh, en: 'Chenghua' }, reason: '更名' }, headers: { 'if-match': tag } },
    });

  it('that are the same as before are not sent again', async () => {
    const tag = (await read()).headers.get('etag') as string;
    const again = await read({ 'if-none-match': `"other", ${tag}` });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await read({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('tell by their tag whether a thing was edited since it was read', async () => {
    const tag = (await read()).headers.get('etag') as string;
    expect((await rename(tag, '成华')).status).toBe(200);
    const late = await rename(tag, '成华二');
    expect(late.body).toMatchObject({ status: 412, type: 'urn:linli:error:linli.edited-meanwhile' });
    expect((await read()).body.name.zh).toBe('成华');
  });

  it.each([
    ['W/"a"', '"a"', true],
    ['W/"a"', 'W/"b", W/"a"', true],
    ['W/"a"', '*', true],
    ['W/"a"', '"b"', false],
    ['W/"a"', undefined, false],
  ])('with the tag %s are meant by %s: %p', (tag, header, expected) => expect(isAmong(tag, header)).toBe(expected));

  it.each([
    ['W/"3-abcdefgh.one"', 'W/"3-abcdefgh.two"', true],
    ['W/"3-abcdefgh.one"', '"x", "3-abcdefgh.two"', true],
    ['W/"3-abcdefgh.one"', '*', true],
    ['W/"3-abcdefgh.one"', 'W/"4-abcdefgh.one"', false],
    ['W/"3-abcdefgh.one"', 'W/"3-hgfedcba.one"', false],
    ['W/"one"', 'W/"one"', true],
    ['W/"one"', 'W/"two"', false],
    [undefined, '*', false],
  ])('of the edition %s are meant by %s: %p', (tag, header, expected) => expect(isOfEdition(tag, header)).toBe(expected));

  it.each([
    ['W/"31-abcd_-gh.one"', 31],
    ['W/"one"', undefined],
    ['W/"31-abc.one"', undefined],
  ])('of which the tag is %s have the revision %p', (tag, revision) => expect(revisionOf(tag)).toBe(revision));

  it('of things with a revision have it in their tag, which is of one address', async () => {
    const [one, other] = [(await read()).headers.get('etag'), (await system.send('GET /areas/510104')).headers.get('etag')];
    expect([revisionOf(one as string), revisionOf(other as string)]).toEqual([expect.any(Number), 1]);
    expect(isOfEdition(one as string, (other as string).replace(/^W."1/, `W/"${revisionOf(one as string)}`))).toBe(false);
  });

  it.each([
    ['gzip', '/openapi.json', 'gzip'],
    ['br, gzip', '/openapi.json', 'br'],
    ['gzip', '/health/live', undefined],
    ['identity', '/openapi.json', undefined],
  ])('are compressed for %s: %s', async (accepted, path, expected) => {
    const encoding = await new Promise((resolve, reject) => {
      request(`${system.origin}${path}`, { headers: { 'accept-encoding': accepted } }, (answer) => {
        answer.resume();
        resolve(answer.headers['content-encoding']);
      })
        .on('error', reject)
        .end();
    });
    expect(encoding).toBe(expected);
  });

  it('may be read by pages of the origins that are set, and by no other', async () => {
    const allowed = async (origin: string) => (await read({ origin })).headers.get('access-control-allow-origin');
    expect([await allowed(PAGE), await allowed('https://evil.example')]).toEqual([PAGE, null]);
    const preflight = await system.send('OPTIONS /areas', {
      headers: { origin: PAGE, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization']);
  });
});

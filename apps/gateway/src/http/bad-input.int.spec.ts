import { randomUUID } from 'node:crypto';
import { SessionView } from '@linli/contracts/gateway';
import { eventDesk, heard } from '../testing/event-desk';
import { GatewaySystem } from '../testing/gateway-system';
import { Problem } from './problem';

describe('bad input', () => {
  let system: GatewaySystem;
  let resident: SessionView;
  let organiser: SessionView;

  beforeAll(async () => {
    system = await GatewaySystem.start(eventDesk);
    resident = await system.signedIn('resident');
    organiser = await system.signedIn('organiser');
  });
  afterAll(() => system.stop());

  const inEnglish = { 'accept-language': 'en' };
  const registrations = (eventId: string = randomUUID()) => `POST /events/${eventId}/registrations`;
  const pointers = ({ errors = [] }: Problem) => errors.map(({ pointer, detail }) => [pointer, detail]);

  const refused: [string, object | undefined, [string, string][]][] = [
    ['a missing field', {}, [['#/partySize', 'It is missing.']]],
    ['no body', undefined, [['#/partySize', 'It is missing.']]],
    ['a wrong type', { partySize: '2' }, [['#/partySize', 'It must be a whole number.']]],
    ['null', { partySize: null }, [['#/partySize', 'It is missing.']]],
    ['too much', { partySize: 7 }, [['#/partySize', 'It must be 6 or less.']]],
    ['too little', { partySize: 0 }, [['#/partySize', 'It must be 1 or more.']]],
    ['an unknown field', { partySize: 1, vip: true }, [['#/vip', 'This field is not accepted here.']]],
    [
      'a field of the path in the body',
      { partySize: 1, eventId: randomUUID() },
      [['#/eventId', 'This field is not accepted here.']],
    ],
    ['a list', [{ partySize: 1 }], [['#', 'It must be a JSON object.']]],
  ];
  it.each(refused)('is refused with a pointer: %s', async (_what, json, errors) => {
    const before = heard.length;
    const answer = await system.send(registrations(), { token: resident.token, json, headers: inEnglish });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(pointers(answer.body)).toEqual(errors);
    expect(heard).toHaveLength(before);
  });

  it('is refused in the path, the query and nested fields', async () => {
    const { token } = organiser;
    const path = await system.send(registrations('17'), { token: resident.token, json: { partySize: 1 }, headers: inEnglish });
    expect(pointers(path.body)).toEqual([['#/eventId', 'It must be an id (a UUID).']]);
    const query = await system.send('GET /events?limit=many&limits=1', { headers: inEnglish });
    expect(pointers(query.body)).toEqual([
      ['#/limits', 'This field is not accepted here.'],
      ['#/limit', 'It must be a whole number.'],
    ]);
    const json = { areaCode: 'x', title: { zh: '', en: 'x'.repeat(121) }, text: [], place: { zh: 1, en: 'x', fr: 'x' } };
    const nested = await system.send('POST /events', { token, json, headers: inEnglish });
    expect(Object.fromEntries(pointers(nested.body))).toMatchObject({
      '#/areaCode': 'It does not have the expected form.',
      '#/title/zh': expect.any(String),
      '#/title/en': 'It must have 120 characters or fewer.',
      '#/text': 'It must be a JSON object.',
      '#/place/zh': 'It must be text.',
      '#/place/fr': 'This field is not accepted here.',
      '#/startsAt': 'It is missing.',
    });
    const listed = await system.send(`POST /events/${randomUUID()}/shifts`, {
      token,
      json: { shifts: [null] },
      headers: inEnglish,
    });
    expect(pointers(listed.body)).toEqual([['#/shifts', 'Each item must be a JSON object.']]);
  });

  it('is refused with what no screen can show, wherever in the body it stands', async () => {
    const place = { zh: '社区\u0000', en: 'x' };
    const answer = await system.send('POST /events', { token: organiser.token, json: { place }, headers: inEnglish });
    expect([answer.status, pointers(answer.body)]).toEqual([
      400,
      [['#/place/zh', 'It holds characters that cannot be shown; please take them out.']],
    ]);
  });

  it('is refused in the query of a POST', async () => {
    const answer = await system.send(`${registrations()}?partySize=1`, { token: resident.token, json: { partySize: 1 } });
    expect(pointers(answer.body)).toEqual([['#/partySize', '此处不接受该字段。']]);
  });

  it.each([
    ['malformed JSON', '{"partySize": 2', 400, 'gateway.request-not-readable'],
    ['a forbidden key', '{"__proto__": {"roles": ["administrator"]}, "partySize": 2}', 400, 'gateway.request-not-readable'],
    ['a text', '"partySize"', 400, 'linli.invalid-input'],
    ['null', 'null', 400, 'linli.invalid-input'],
    ['thousands of levels', `{"partySize": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400, 'gateway.request-not-readable'],
    ['10 MB', JSON.stringify({ partySize: 2, text: 'x'.repeat(10_000_000) }), 413, 'gateway.body-too-large'],
  ])('is refused as a body: %s', async (_what, raw, status, code) => {
    const answer = await system.send(registrations(), { token: resident.token, raw });
    expect(answer.body).toMatchObject({ status, type: `urn:linli:error:${code}` });
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/xml'])('is refused as %s', async (type) => {
    const headers = { 'content-type': type, ...inEnglish };
    const answer = await system.send(registrations(), { token: resident.token, raw: 'partySize=1', headers });
    expect(answer.body).toMatchObject({
      status: 415,
      detail: expect.stringMatching('^A request body must be application/json;'),
    });
  });

  it.each(['', 'x'.repeat(256), 'schlüssel'])('is refused as an idempotency key: %s', async (key) => {
    const sending = { token: resident.token, json: { partySize: 1 }, headers: { 'idempotency-key': key } };
    const answer = await system.send(registrations(), sending);
    expect(answer.body.type).toBe('urn:linli:error:gateway.idempotency-key-not-valid');
  });

  it('is an address that there is not, or not with this method', async () => {
    const unknown = await system.send('GET /nowhere?token=secret');
    expect(unknown.body).toMatchObject({ status: 404, instance: '/nowhere', detail: '没有这个地址。' });
    const method = await system.send('DELETE /events/17');
    expect(method.body).toMatchObject({ status: 405, type: 'urn:linli:error:gateway.method-not-allowed' });
    expect(method.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'HEAD']));
    const unreadable = await system.send('GET /%ff');
    expect(unreadable.body).toMatchObject({ status: 400 });
    expect(unreadable.headers.get('content-type')).toContain('application/problem+json');
  });
});

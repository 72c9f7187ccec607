import { PassThrough } from 'node:stream';
import { redactText } from '@linli/contracts';
import fc from 'fast-check';
import { createLog } from './log';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const stream = new PassThrough();
  write(createLog('test', 'trace', stream));
  return String(stream.read());
}

describe('the log', () => {
  const account = { id: 'a1', phone: '13900000101', identityNumber: '11010519491231002X', password: 'linli-demo' };

  it.each<[string, object]>([
    ['an object', account],
    ['a list within an object', { body: { people: [account] } }],
    ['a number', { phone: 13_900_000_101 }],
    ['an error with a cause', { err: new Error('No account 13900000101', { cause: new Error('11010519491231002X') }) }],
    ['an error with fields', { err: Object.assign(new Error('refused'), { body: account }) }],
    ['text that is JSON', { raw: JSON.stringify({ ...account, refreshToken: 'abc.def "and"' }, null, 1) }],
    ['a header', { headers: { authorization: 'Bearer abc.def', cookie: 'sid=abc.def', 'x-api-key': 'abc.def' } }],
    ['tokens', { refreshToken: 'abc.def', token: 'abc.def', tokens: ['abc.def'] }],
    ['one-time codes', { code: '482913', oneTimeCode: '482913' }],
  ])('never holds personal data or secrets of %s', (_what, object) => {
    const line = logged((log) => log.info(object, 'done'));
    expect(line).not.toMatch(/13900000101|11010519491231002X|linli-demo|abc\.def|482913/);
    expect(JSON.parse(line)).toMatchObject({ msg: 'done', name: 'test' });
  });

  it('masks what is in free text, and in what a child logger says each time', () => {
    const line = logged((log) => log.child({ phone: '13900000101' }).warn('SMS to 13900000101失败, +86 139-0000-0101'));
    expect(JSON.parse(line)).toMatchObject({ phone: '139****0101', msg: 'SMS to 139****0101失败, 139****0101' });
  });

  it('keeps what an operator needs', () => {
    const object = {
      correlationId: '0190f3c2-7b1e-7c44-8d5a-a13912345678',
      traceId: 'a13912345678b13912345678c1391234',
      err: { code: 'ECONNREFUSED', type: 'linli.token-not-valid' },
      status: { code: 11000 },
      errorCode: 'E11000',
      port: 3000,
      took: 12.5,
      at: 1_790_000_000_000,
    };
    expect(JSON.parse(logged((log) => log.info(object, 'kept')))).toMatchObject(object);
  });

  it('is one JSON line each', () => {
    const text = logged((log) => {
      log.info({ phone: '13900000101' }, 'one\ntwo');
      log.info('three');
    });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).msg),
    ).toEqual(['one\ntwo', 'three']);
  });
});

describe('free text', () => {
  const around = fc.string({ unit: fc.constantFrom(...'号 a:,x（号)\n"') });

  it('keeps no mobile number of eleven digits, whatever stands around it', () => {
    const numbers = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    fc.assert(
      fc.property(around, numbers, around, (before, number, behind) => {
        expect(redactText(before + number + behind)).toBe(`${before}${number.slice(0, 3)}****${number.slice(-4)}${behind}`);
      }),
    );
  });

  it.each([
    ['Authorization: Bearer eyJhbGci.eyJzdWIi.c2ln', 'Authorization: Bearer [hidden]'],
    ['token eyJhbGci.eyJzdWIi.c2ln refused', 'token [hidden] refused'],
    ['cannot reach amqp://guest:guest@127.0.0.1:5672', 'cannot reach amqp://[hidden]@127.0.0.1:5672'],
    ['GET /callback?state=x&code=482913&id_token=abc HTTP/1.1', 'GET /callback?state=x&code=[hidden]&id_token=[hidden] HTTP/1.1'],
    ['{"newPassword": "a\\"b", "to": "x"}', '{"newPassword": [hidden], "to": "x"}'],
    ['证件11010519491231002x', '证件110*************2X'],
    ['at 1790000000000, order 202611220007', 'at 1790000000000, order 202611220007'],
  ])('%s → %s', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it.each(['"token" : ', ' ', 'token', '"token', 'bearer ', '?token=', 'a://', '1', '1-3 ', 'ab12-', '"', '\\'])(
    'takes no time for however much of %j',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const begun = performance.now();
      redactText(`${text}x`);
      expect(performance.now() - begun).toBeLessThan(20_000);
    },
  );
});

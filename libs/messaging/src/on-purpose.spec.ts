import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { purposeOf } from './on-purpose';

const BUILT = join(__dirname, '../../../dist/libs/messaging/src/on-purpose.js');
const PASSES = `const { crashPoint } = require(${JSON.stringify(BUILT)});
for (const n of [1, 2, 3]) { crashPoint('before-ack'); require('node:fs').writeSync(1, String(n)); crashPoint('after-ack'); }`;

async function passing(environment: NodeJS.ProcessEnv): Promise<{ signal: string | null; printed: string }> {
  const child = spawn(process.execPath, ['-e', PASSES], { env: { PATH: process.env.PATH, ...environment } });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { signal, printed };
}

describe('what goes wrong on purpose', () => {
  it('is nothing without the environment, and nothing in production', () => {
    expect(purposeOf({})).toEqual({ crashAt: undefined, nth: 1, planted: undefined });
    const asked = { LINLI_CRASH_AT: 'before-ack', LINLI_PLANTED_FAULT: 'no-inbox' };
    expect(purposeOf({ ...asked, NODE_ENV: 'production' })).toEqual({ nth: 0 });
    expect(purposeOf(asked)).toEqual({ crashAt: 'before-ack', nth: 1, planted: 'no-inbox' });
    expect(purposeOf({ LINLI_HALT_AT: 'before-write:4' })).toEqual({ crashAt: 'before-write', halts: true, nth: 4 });
    expect(purposeOf({ LINLI_HALT_AT: 'before-write:4', NODE_ENV: 'production' })).toEqual({ nth: 0 });
  });

  it.each([
    [{ LINLI_CRASH_AT: 'somewhere' }, 'there is no "somewhere"'],
    [{ LINLI_CRASH_AT: 'before-ack:often' }, '"often" is not a number'],
    [{ LINLI_HALT_AT: 'nowhere' }, 'LINLI_HALT_AT: there is no "nowhere"'],
    [{ LINLI_PLANTED_FAULT: 'rust' }, 'there is no "rust"'],
  ])('is refused where %j names what there is not', (environment, sentence) => {
    expect(() => purposeOf(environment)).toThrow(sentence);
  });

  // The process runs what was built; the test runner builds first.
  (existsSync(BUILT) ? it : it.skip)('ends the process at the point and the time named', async () => {
    expect(await passing({ LINLI_CRASH_AT: 'before-ack:3' })).toEqual({ signal: 'SIGKILL', printed: '12' });
    expect(await passing({ LINLI_CRASH_AT: 'after-ack' })).toEqual({ signal: 'SIGKILL', printed: '1' });
    expect(await passing({ LINLI_CRASH_AT: 'after-ack', NODE_ENV: 'production' })).toEqual({ signal: null, printed: '123' });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstallationOf } from './install.mjs';
import { withLock } from './lock.mjs';
import { isOldNode } from './node-version.mjs';

describe('the Node that is needed', () => {
  it.each(['18.20.4', '20.18.3', '20.9.0'])('is newer than %s', (version) => expect(isOldNode(version)).toBe(true));
  it.each(['20.19.0', '22.0.0', '24.21.0'])('may be %s', (version) => expect(isOldNode(version)).toBe(false));
});

describe('an installation', () => {
  const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '2.0.0', optional: true } };

  it('is whole without the binaries of other platforms', () => {
    expect(isInstallationOf({ 'node_modules/a': { version: '1.0.0' } }, wanted)).toBe(true);
  });

  it.each([
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/a': { version: '1.1.0' } }],
    ['a package is left over', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } }],
  ])('is not that of the lock file when %s', (_when, installed) => {
    expect(isInstallationOf(installed, wanted)).toBe(false);
  });
});

describe('the lock', () => {
  let folder: string;
  const file = () => join(folder, 'lock');
  const silently = () => undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one work at a time', async () => {
    const order: string[] = [];
    let finishFirst: (() => void) | undefined;
    const untilFinished = new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    const first = withLock(file(), () => untilFinished.then(() => order.push('first')), silently);
    const second = withLock(
      file(),
      async () => order.push('second'),
      () => finishFirst?.(),
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('is free again after a failure', async () => {
    const failing = withLock(file(), () => Promise.reject(new Error('no space')), silently);
    await expect(failing).rejects.toThrow('no space');
    await expect(withLock(file(), async () => 'done', silently)).resolves.toBe('done');
  });

  it('is taken over from a process that no longer exists', async () => {
    const beyondEveryProcessId = '4194999';
    writeFileSync(file(), beyondEveryProcessId);
    await expect(withLock(file(), async () => 'done', silently)).resolves.toBe('done');
  });
});

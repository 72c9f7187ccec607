import { keysFor, keysOf } from './area-words';

const WANGPING = { zh: '望平社区', en: 'Wangping Community' };
const found = (text: string, names = [WANGPING]) => {
  const keys = keysFor(text);
  return keys.length > 0 && keys.every((key) => keysOf(names).includes(key));
};

describe('an area', () => {
  it.each(['望平', '平社', '望', '望平社区', 'wang', 'WANGPING', 'comm', 'community wangping', '望平 Community', 'Ｗangping'])(
    'is found by %s',
    (text) => expect(found(text)).toBe(true),
  );

  it.each(['和美', '望社', 'angping', '望平街道', '', ' ,，!'])('is not found by %p', (text) => expect(found(text)).toBe(false));

  it('is found by the beginning of a long word, and asks for no more keys than it has to', () => {
    const long = { zh: '社区', en: 'Donaudampfschifffahrtsgesellschaft' };
    expect(found('Donaudampfschiff', [long])).toBe(true);
    expect(keysFor('区'.repeat(60)).length).toBeLessThanOrEqual(12);
    expect(keysFor('望平社区 w')[0]).toHaveLength(2);
  });
});

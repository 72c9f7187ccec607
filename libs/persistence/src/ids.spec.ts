import { v5 } from 'uuid';
import { idOf, newId } from './ids';

describe('A new id', () => {
  it('is a UUID of version 7', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('tells when it was made', () => {
    const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
    expect(Math.abs(made - Date.now())).toBeLessThan(1_000);
  });

  it('sorts after earlier ones, however many there are in a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(ids.every((id, at) => at === 0 || id > ids[at - 1]!)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('The id that stands for words', () => {
  it('is the UUID of version 5 that others compute too', () => {
    for (const words of [['one'], ['邻里', 'two'], ['', '', '']])
      expect(idOf(...words)).toBe(v5(words.join('\u0000'), 'd8a4a3d2-5f0b-4c5e-9d53-6b3f1c2a7e10'));
  });

  it('tells words apart that are written alike', () => {
    expect(idOf('a b', 'c')).not.toBe(idOf('a', 'b c'));
  });
});

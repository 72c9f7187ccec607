import { BoundedMap } from './bounded-map';

describe('a bounded map', () => {
  it('lets the entry go that was set longest ago', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('one', 1).set('two', 2).set('one', 11).set('three', 3);
    expect([...map]).toEqual([
      ['one', 11],
      ['three', 3],
    ]);
  });

  it('takes what is known already without losing another', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('one', 1).set('two', 2).set('two', 22);
    expect([...map.values()]).toEqual([1, 22]);
  });
});

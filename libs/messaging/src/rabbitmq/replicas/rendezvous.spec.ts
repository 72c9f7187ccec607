import fc from 'fast-check';
import { ownerOf } from './rendezvous';

const members = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 });
const keys = Array.from({ length: 2_000 }, (_none, at) => `event-${at}`);

describe('the owner of a key', () => {
  it('is one of the members, whichever order they are named in', () => {
    fc.assert(
      fc.property(members, fc.string(), (all, key) => {
        const owner = ownerOf(key, all);
        expect(all).toContain(owner);
        expect(ownerOf(key, [...all].reverse())).toBe(owner);
      }),
    );
  });

  it('changes for the keys of a member that goes alone', () => {
    fc.assert(
      fc.property(members, fc.uuid(), (all, gone) => {
        for (const key of keys.slice(0, 200)) {
          const owner = ownerOf(key, [...all, gone]);
          if (owner !== gone) expect(ownerOf(key, all)).toBe(owner);
        }
      }),
    );
  });

  it('is each of four members for about a quarter of the keys, also where names are alike', () => {
    const alike = ['events.requests.1', 'events.requests.2', 'events.requests.3', 'events.requests.4'];
    for (const member of alike) {
      const share = keys.filter((key) => ownerOf(key, alike) === member).length / keys.length;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.3);
    }
  });

  it('is nobody where there are none', () => {
    expect(ownerOf('key', [])).toBeUndefined();
  });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Keyring } from './keyring';
import { LeaveLinks } from './leave-links';

const keyringOf = (letter: string) => new Keyring(new Map([['k1', Buffer.alloc(32, 1)]]), Buffer.alloc(32, letter));
const links = new LeaveLinks('https://linli.example/', keyringOf('l'));
const linked = { registrationId: randomUUID(), residentId: randomUUID() };
const tokenIn = (address: string | undefined): string => address?.split('/').at(-1) ?? '';

describe('a link to leave a waiting list', () => {
  it('stands for its registration, whatever their ids', () => {
    const property = fc.property(fc.uuid(), fc.uuid(), (registrationId, residentId) => {
      const address = links.to({ registrationId, residentId });
      expect(address).toMatch(/^https:\/\/linli\.example\/leave\/[\w-]{87}$/);
      expect(links.read(tokenIn(address))).toEqual({ registrationId, residentId });
    });
    fc.assert(property);
  });

  it('is the same each time, and where another process with the same key makes it', () => {
    expect(new LeaveLinks('https://linli.example', keyringOf('l')).to(linked)).toBe(links.to(linked));
  });

  it('cannot be made up: no character of it can be another', () => {
    const token = tokenIn(links.to(linked));
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(links.read(changed)).toBeUndefined();
    }
    for (const other of ['', 'nonsense', 'A'.repeat(87), `${token}A`]) expect(links.read(other)).toBeUndefined();
    expect(new LeaveLinks('https://linli.example', keyringOf('x')).read(token)).toBeUndefined();
  });

  it.each([undefined, ''])('is not there where browsers cannot be told where to go: %p', (publicUrl) => {
    expect(new LeaveLinks(publicUrl, keyringOf('l')).to(linked)).toBeUndefined();
  });
});

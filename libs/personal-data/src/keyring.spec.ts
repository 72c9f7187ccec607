import { inspect } from 'node:util';
import { configFrom } from '@linli/service';
import fc from 'fast-check';
import { Keyring, UnknownKey } from './keyring';
import { PersonalDataSettings } from './personal-data-settings';
import { keyIdOf, Place, SealBroken } from './sealed-text';

const keyOf = (letter: string): string => Buffer.alloc(32, letter).toString('base64');
const keyringOf = (...ids: string[]): Keyring =>
  Keyring.of({
    PERSONAL_DATA_KEYS: ids.map((id) => `${id}:${keyOf(id.slice(-1))}`).join(','),
    PERSONAL_DATA_LOOKUP_KEY: keyOf('l'),
  });

const place: Place = { collection: 'accounts', field: 'phone', id: 'a1' };

describe('a keyring', () => {
  const keyring = keyringOf('k1');

  it('opens what it sealed, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => keyring.open(keyring.seal(text, place), place) === text));
  });

  it('seals the same text differently each time, compact and without the text', () => {
    const [first, second] = [keyring.seal('13900000101', place), keyring.seal('13900000101', place)];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^k1\.[\w-]{16}\.[\w-]{36}$/);
    expect(Buffer.from(first, 'base64url').toString()).not.toContain('139');
  });

  it.each<Place>([
    { ...place, id: 'a2' },
    { ...place, field: 'name' },
    { ...place, collection: 'others' },
  ])('does not open it at %j', (elsewhere) => {
    expect(() => keyring.open(keyring.seal('13900000101', place), elsewhere)).toThrow(SealBroken);
  });

  it('does not open it when anything in it was changed', () => {
    const sealed = keyring.seal('13900000101', place);
    for (let at = 3; at < sealed.length; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => keyring.open(changed, place)).toThrow(SealBroken);
    }
  });

  it.each(['', '13900000101', 'k1..', 'k1.AAAAAAAAAAAAAAAA.AAAA'])('does not take %j for something sealed', (text) => {
    expect(() => keyring.open(text, place)).toThrow(SealBroken);
    expect(keyring.needsResealing(text)).toBe(true);
  });

  it('does not open it with another key of the same id', () => {
    const other = new Keyring(new Map([['k1', Buffer.alloc(32, 'x')]]), Buffer.alloc(32));
    expect(() => other.open(keyring.seal('13900000101', place), place)).toThrow(SealBroken);
  });

  it('seals with its first key and opens with all of them', () => {
    const old = keyring.seal('13900000101', place);
    const rotated = keyringOf('k2', 'k1');
    const fresh = rotated.seal('13900000101', place);
    expect([keyIdOf(fresh), rotated.open(fresh, place), rotated.open(old, place)]).toEqual(['k2', '13900000101', '13900000101']);
    expect([rotated.needsResealing(old), rotated.needsResealing(fresh)]).toEqual([true, false]);
  });

  it('says of a key that it does not have which one it is and what to do', () => {
    const open = () => keyringOf('k2').open(keyring.seal('13900000101', place), place);
    expect(open).toThrow(UnknownKey);
    expect(open).toThrow(
      'unknown key k1: personal data is sealed with it; add "k1:…" behind the first key of PERSONAL_DATA_KEYS',
    );
  });

  it('finds the same value of the same kind by the same hash, and no other', () => {
    const hash = keyring.lookupHash('phone', '13900000101');
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(keyringOf('k2', 'k1').lookupHash('phone', '13900000101')).toBe(hash);
    expect(keyring.lookupHash('identity', '13900000101')).not.toBe(hash);
    expect(keyring.lookupHash('phone', '13900000102')).not.toBe(hash);
    expect(keyring.lookupHash('a', 'b')).not.toBe(keyring.lookupHash('ab', ''));
  });

  it('shows no key to whoever prints it', () => {
    expect(JSON.stringify(keyring) + inspect(keyring, { depth: 9, showHidden: true })).not.toMatch(/Buffer|k1|6c/);
  });
});

describe('the settings of personal data', () => {
  const good = { PERSONAL_DATA_KEYS: `k2:${keyOf('2')}, k1:${keyOf('1')}`, PERSONAL_DATA_LOOKUP_KEY: keyOf('l') };

  it('take several keys, in base64 or base64url', () => {
    expect(configFrom(PersonalDataSettings, good)).toEqual(good);
    expect(() => configFrom(PersonalDataSettings, { ...good, PERSONAL_DATA_KEYS: `k:${'-_'.repeat(21)}A` })).not.toThrow();
  });

  it.each([
    ['no keys', { PERSONAL_DATA_KEYS: '' }, 'PERSONAL_DATA_KEYS'],
    ['a short key', { PERSONAL_DATA_KEYS: 'k1:c2VjcmV0' }, 'PERSONAL_DATA_KEYS'],
    ['a key without an id', { PERSONAL_DATA_KEYS: keyOf('1') }, 'PERSONAL_DATA_KEYS'],
    ['the same id twice', { PERSONAL_DATA_KEYS: `k1:${keyOf('1')},k1:${keyOf('2')}` }, 'PERSONAL_DATA_KEYS'],
    ['no key for lookups', { PERSONAL_DATA_LOOKUP_KEY: '' }, 'PERSONAL_DATA_LOOKUP_KEY'],
  ])('refuse %s, and tell no value', (_what, change, name) => {
    const read = () => configFrom(PersonalDataSettings, { ...good, ...change });
    expect(read).toThrow(`- ${name}: ${name} must be`);
    expect(read).not.toThrow(keyOf('1'));
  });
});

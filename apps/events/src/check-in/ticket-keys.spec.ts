import { createPublicKey, verify } from 'node:crypto';
import { configFrom } from '@linli/service';
import { TicketSettings } from '../ticket-settings';
import { TicketKeys } from './ticket-keys.provider';

const key = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const keysOf = (...keys: string[]): TicketKeys => new TicketKeys({ TICKET_KEYS: keys.join(',') });

const ticket = {
  eventId: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d',
  registrationId: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3e',
  partySize: 2,
  expiresAt: new Date('2026-03-10T09:00:00Z'),
};

describe('the keys of tickets', () => {
  it('sign what a scanner verifies with nothing but the public key', () => {
    const keys = keysOf(key('k1', 1));
    const text = keys.textOf(ticket);
    const [published] = keys.published();
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: published?.publicKey }, format: 'jwk' });
    const at = text.lastIndexOf('.');
    expect(verify(null, Buffer.from(text.slice(0, at)), publicKey, Buffer.from(text.slice(at + 1), 'base64url'))).toBe(true);
    expect(text.length).toBeLessThan(180);
  });

  it('are changed without a ticket becoming worthless: the first signs, all verify', () => {
    const [before, during, after] = [keysOf(key('k1', 1)), keysOf(key('k2', 2), key('k1', 1)), keysOf(key('k2', 2))];
    const text = before.textOf(ticket);
    expect(during.verified(text)).toEqual(ticket);
    expect(during.textOf(ticket)).toMatch(/^LT1\.k2\./);
    expect(during.published().map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(after.verified(text)).toBeUndefined();
  });

  it('verify nothing that was changed or signed by another key of the same name', () => {
    const text = keysOf(key('k1', 1)).textOf(ticket);
    expect(keysOf(key('k1', 2)).verified(text)).toBeUndefined();
    const changed = text.replace(/^LT1\.k1\../, (start) => start.slice(0, -1) + (start.endsWith('B') ? 'C' : 'B'));
    expect(keysOf(key('k1', 1)).verified(changed)).toBeUndefined();
  });

  it('are made new where none is set, each with an id of its own', () => {
    const keys = new TicketKeys({});
    expect(keys.areMissing).toBe(true);
    keys.use(keys.propose());
    expect(keys.verified(keys.textOf(ticket))).toEqual(ticket);
    expect(keys.propose()).not.toBe(keys.propose());
  });

  it.each(['', 'k1', 'k1:short', `${key('k1', 1)},${key('k1', 2)}`])(
    'are refused at the start as %j, without being named',
    (TICKET_KEYS) => {
      const settings = () => configFrom(TicketSettings, { TICKET_KEYS });
      if (TICKET_KEYS === '') return expect(settings().TICKET_KEYS).toBeUndefined();
      return expect(settings).toThrow('TICKET_KEYS must be');
    },
  );
});

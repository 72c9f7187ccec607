import { EventNotHeld, RegistrationNotConfirmed } from '@linli/contracts/events';
import { aCommunityEvent, aRegistration } from '../testing/builders';
import { readTicket, signedPart, ticketOf } from './ticket';

const eventId = '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d';
const _id = '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3e';
const communityEvent = aCommunityEvent({ _id: eventId, endsAt: new Date('2026-03-10T08:00:00Z') });

describe('a ticket', () => {
  it('says who may come to what, until an hour after the end', () => {
    expect(ticketOf(aRegistration({ _id, partySize: 3 }), communityEvent)).toEqual({
      eventId,
      registrationId: _id,
      partySize: 3,
      expiresAt: new Date('2026-03-10T09:00:00Z'),
    });
  });

  it.each(['waiting', 'held', 'pending', 'offered', 'cancelled', 'expired', 'rejected'] as const)(
    'is not for who is %s',
    (status) => {
      expect(() => ticketOf(aRegistration({ status }), communityEvent)).toThrow(RegistrationNotConfirmed);
    },
  );

  it('is not for an event that is off', () => {
    expect(() => ticketOf(aRegistration(), aCommunityEvent({ status: 'cancelled' }))).toThrow(EventNotHeld);
  });

  it('is read as it was written', () => {
    const ticket = ticketOf(aRegistration({ _id, partySize: 6 }), communityEvent);
    const signature = Buffer.alloc(64, 7);
    const signed = signedPart(ticket, 'k1');
    expect(readTicket(`${signed}.${signature.toString('base64url')}`)).toEqual({ keyId: 'k1', signed, signature, ticket });
  });

  it.each(['', 'LT1', 'LT1.k1.AAAA.BBBB', `LT2.k1.${'A'.repeat(52)}.${'B'.repeat(86)}`])('is not read from %j', (text) => {
    expect(readTicket(text)).toBeUndefined();
  });
});

import { defineQuery } from '../contract';
import { Id, Instant, ListOf, OneOf, Pattern, Text, Whole } from '../fields';
import { NotOwner } from '../shared-errors';
import { EventNotHeld, RegistrationNotConfirmed } from './check-in-errors';
import { RegistrationNotFound } from './errors';
import { RegistrationIdBody } from './registrations';

/** `LT1.<key id>.<payload>.<signature>`, the last two in base64url: see docs/check-in.md. */
export const TICKET_TEXT = /^LT1\.[a-z][a-z0-9]{0,15}\.[\w-]{52}\.[\w-]{86}$/;

const TEXT_EXAMPLE = `LT1.k1.${'A'.repeat(52)}.${'B'.repeat(86)}`;

/** The most digits that a QR code can hold; no code holds a longer text. */
const LONGEST_CODE = 7089;

/** What a scanner has read, a ticket or not; without it the registration is named. */
export const ScannedText = () =>
  Text({
    about: 'What was scanned, whatever it is: the text of the ticket; without it, the registration is named',
    max: LONGEST_CODE,
    min: 0,
    optional: true,
  });

export class TicketView {
  @Id({ about: 'The registration' }) registrationId: string;
  @Id({ about: 'The event' }) eventId: string;
  @Whole({ about: 'How many people it lets in', min: 1, max: 6, example: 2 }) partySize: number;
  @Instant({ about: 'Until when scanners without a network take it', example: '2026-11-28T18:00:00+08:00' }) expiresAt: string;
  @Pattern({ about: 'What a QR code is made of', pattern: TICKET_TEXT, example: TEXT_EXAMPLE }) text: string;
}

/** A key by which tickets are verified without asking. */
export class CheckInKeyView {
  @Pattern({ about: 'By which tickets name it', pattern: /^[a-z][a-z0-9]{0,15}$/, example: 'k1' }) id: string;
  @OneOf(['Ed25519'], { about: 'Of the signature' }) algorithm: 'Ed25519';
  @Pattern({
    about: 'The public key, 32 bytes in base64url',
    pattern: /^[\w-]{43}$/,
    example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  })
  publicKey: string;
}

export class CheckInKeyList {
  @ListOf(() => CheckInKeyView, { about: 'The key that signs first, then those that signed before', max: 20 })
  items: CheckInKeyView[];
}

export class NoFields {}

/** The ticket of a confirmed registration, for whoever registered; without a network it is good until an hour after the end of the event as planned then. */
export const GetTicket = defineQuery('events.get-ticket', {
  body: RegistrationIdBody,
  reply: TicketView,
  fails: [RegistrationNotFound, NotOwner, RegistrationNotConfirmed, EventNotHeld],
});

/** The public keys of tickets, for scanners that work offline. */
export const ListCheckInKeys = defineQuery('events.list-check-in-keys', { body: NoFields, reply: CheckInKeyList });

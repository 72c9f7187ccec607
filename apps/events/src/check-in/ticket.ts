import { RegistrationNotConfirmed } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { assertHeld, doorsCloseAt } from './doors';

/** What a ticket says. */
export interface Ticket {
  readonly eventId: string;
  readonly registrationId: string;
  readonly partySize: number;
  /** To the second. */
  readonly expiresAt: Date;
}

const FORM = /^(LT1\.([a-z][a-z0-9]{0,15})\.([\w-]{52}))\.([\w-]{86})$/;
const PAYLOAD_BYTES = 39;

/** The ticket of a confirmed registration; throws EventNotHeld or RegistrationNotConfirmed. */
export function ticketOf({ _id, status, partySize }: Registration, communityEvent: CommunityEvent): Ticket {
  assertHeld(communityEvent);
  if (status !== 'confirmed') throw new RegistrationNotConfirmed();
  return { eventId: communityEvent._id, registrationId: _id, partySize, expiresAt: doorsCloseAt(communityEvent) };
}

/** What is signed: `LT1.<key id>.<payload>`. */
export const signedPart = (ticket: Ticket, keyId: string): string => `LT1.${keyId}.${payloadOf(ticket).toString('base64url')}`;

/** A ticket as read, before anybody has verified it. */
export interface ReadTicket {
  readonly keyId: string;
  readonly signed: string;
  readonly signature: Buffer;
  readonly ticket: Ticket;
}

/** The text taken apart; undefined where it is no ticket. */
export function readTicket(text: string): ReadTicket | undefined {
  const [, signed, keyId, payload, signature] = FORM.exec(text) ?? [];
  if (!signed || !keyId || !payload || !signature) return undefined;
  return { signed, keyId, signature: Buffer.from(signature, 'base64url'), ticket: ticketIn(Buffer.from(payload, 'base64url')) };
}

/** 16 bytes each for event and registration, one for the people, six for the seconds since 1970. */
function payloadOf({ eventId, registrationId, partySize, expiresAt }: Ticket): Buffer {
  const bytes = Buffer.alloc(PAYLOAD_BYTES);
  bytesOf(eventId).copy(bytes, 0);
  bytesOf(registrationId).copy(bytes, 16);
  bytes.writeUInt8(partySize, 32);
  bytes.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 33, 6);
  return bytes;
}

const ticketIn = (bytes: Buffer): Ticket => ({
  eventId: idIn(bytes.subarray(0, 16)),
  registrationId: idIn(bytes.subarray(16, 32)),
  partySize: bytes.readUInt8(32),
  expiresAt: new Date(bytes.readUIntBE(33, 6) * 1000),
});

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const idIn = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

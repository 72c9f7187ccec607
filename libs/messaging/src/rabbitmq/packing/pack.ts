import { Message as AmqpMessage } from 'amqplib';
import { Envelope, Message } from '../../broker/message';
import { isActor } from '../cloud-events';

/** The content type of a pack: several requests, or several replies, in one message of AMQP. */
export const PACK = 'application/vnd.linli.request-pack';

/** A message and the number by which its asker knows it. */
export interface Numbered {
  readonly number: number;
  readonly message: Message;
}

/** A numbered message in the form in which it travels. */
export interface Sealed {
  readonly head: string;
  readonly body: string;
  readonly bytes: number;
}

type Head = readonly [number: number, bodyLength: number, envelope: Envelope];

/** Made before the pack is, so that its size is known. */
export function seal(number: number, { envelope, body }: Message): Sealed {
  const head = JSON.stringify([number, body.length, envelope] satisfies Head);
  return { head, body, bytes: Buffer.byteLength(head) + Buffer.byteLength(body) };
}

/**
 * A line of JSON, `[[number, length of the body, envelope], …]`, and then the bodies one after another as they are: nobody
 * encodes or parses them a second time. Lengths count UTF-16 units, for they cut a string.
 */
export function toPack(items: readonly Sealed[]): Buffer {
  const heads = items.map(({ head }) => head).join(',');
  const bodies = items.map(({ body }) => body).join('');
  return Buffer.from(`[${heads}]\n${bodies}`);
}

/** Whether the message is a pack; any other is one message by itself, as versions without packs send it. */
export const isPack = ({ properties }: AmqpMessage): boolean => properties.contentType === PACK;

/** What is in the pack; attributes that we do not know are kept. Throws where it is none. */
export function fromPack(content: Buffer): Numbered[] {
  const text = content.toString('utf8');
  let from = text.indexOf('\n') + 1;
  const heads = JSON.parse(text.slice(0, from)) as Head[];
  return heads.map(([number, length, envelope]) => {
    const body = text.slice(from, from + length);
    if (body.length !== length) throw new TypeError('The pack is cut short.');
    from += length;
    return { number, message: { envelope: checked(envelope), body } };
  });
}

/** Packs come from our own kind; what would do harm is looked at all the same. */
function checked(envelope: Envelope): Envelope {
  if (typeof envelope.id !== 'string' || typeof envelope.type !== 'string') throw new TypeError('The pack holds no messages.');
  return envelope.actor === undefined || isActor(envelope.actor) ? envelope : { ...envelope, actor: undefined };
}

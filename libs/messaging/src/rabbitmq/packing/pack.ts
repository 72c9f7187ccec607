import { Message as AmqpMessage } from 'amqplib';
import { Envelope, Message } from '../../broker/message';
import { isActor } from '../cloud-events';

/** The content type of a pack: several requests, or several replies, in one message of AMQP. */
export const PACK = 'application/vnd.linli.pack';

/** About what the attributes of a message take. */
const HEAD_BYTES = 300;

/** A message and the number by which its asker knows it. */
export interface Numbered {
  readonly number: number;
  readonly message: Message;
}

/** A numbered message that is ready for a pack. */
export interface Sealed extends Numbered {
  /** About as many as it will take. */
  readonly bytes: number;
}

type Attributes = Partial<Record<string, unknown>>;
type Head = readonly [number: number, bodyLength: number, envelope: Attributes];

export const seal = (number: number, message: Message): Sealed => ({
  number,
  message,
  bytes: HEAD_BYTES + Buffer.byteLength(message.body),
});

/**
 * A line of JSON, `[[number, length of the body, envelope], …]`, and then the bodies one after another as they are: nobody
 * encodes or parses them a second time. Lengths count UTF-16 units, for they cut a string. After the first, envelopes hold only
 * what they do not have in common with the first one, and null for what they lack: most of a tick's messages differ in little.
 */
export function toPack(items: readonly Sealed[]): Buffer {
  const first = items[0]?.message.envelope as Envelope;
  let bodies = '';
  const heads = items.map(({ number, message: { envelope, body } }, at) => {
    bodies += body;
    return [number, body.length, at === 0 ? envelope : difference(envelope, first)];
  });
  return Buffer.from(`${JSON.stringify(heads)}\n${bodies}`);
}

/** Whether the message is a pack; any other is one message by itself, as versions without packs send it. */
export const isPack = ({ properties }: AmqpMessage): boolean => properties.contentType === PACK;

/** What is in the pack; attributes that we do not know are kept. Throws where it is none. */
export function fromPack(content: Buffer): Numbered[] {
  const text = content.toString('utf8');
  let from = text.indexOf('\n') + 1;
  const heads = JSON.parse(text.slice(0, from)) as Head[];
  if (heads[0] === undefined) throw new TypeError('The pack is empty.');
  const [, , first] = heads[0];
  return heads.map(([number, length, envelope], at) => {
    const body = text.slice(from, from + length);
    if (body.length !== length) throw new TypeError('The pack is cut short.');
    from += length;
    return { number, message: { envelope: checked(at === 0 ? envelope : filledUp(envelope, first)), body } };
  });
}

/** What the envelope does not have in common with the first one; null stands for what it lacks. */
function difference<E extends object>(envelope: E, first: E): Attributes {
  const own: Attributes = {};
  for (const name in envelope) if (envelope[name] !== first[name]) own[name] = envelope[name] ?? null;
  for (const name in first) if (!(name in envelope)) own[name] = null;
  return own;
}

function filledUp(own: Attributes, first: Attributes): Attributes {
  const envelope = { ...first, ...own };
  for (const name in own) if (own[name] === null) envelope[name] = undefined;
  return envelope;
}

/** Packs come from our own kind; what would do harm is looked at all the same. */
function checked(attributes: Attributes): Envelope {
  const envelope = attributes as unknown as Envelope;
  if (typeof envelope.id !== 'string' || typeof envelope.type !== 'string') throw new TypeError('The pack holds no messages.');
  return envelope.actor === undefined || isActor(envelope.actor) ? envelope : { ...envelope, actor: undefined };
}

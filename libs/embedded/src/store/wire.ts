import { deserialize } from 'bson';
import { type Doc, decode, encodeDoc } from './bson-types';
import { HEADROOM, isEncoded } from './raw-bson';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const MAX_MESSAGE = 48_000_000;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** A client's message. */
export interface Message {
  requestId: number;
  command: Doc;
  /** True if the client wants no answer. */
  silent: boolean;
  /** True for the old form that drivers use for their first greeting. */
  legacy: boolean;
}

/** Cuts a connection's bytes into messages; throws if they are not MongoDB's protocol. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private size = 0;

  /** Takes bytes in and gives the messages that are complete. */
  push(chunk: Buffer): Message[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const messages: Message[] = [];
    for (let next = this.take(); next; next = this.take()) messages.push(parse(next));
    return messages;
  }

  private take(): Buffer | undefined {
    if (this.size < HEADER) return undefined;
    const bytes = this.joined();
    const length = bytes.readInt32LE(0);
    if (length < HEADER || length > MAX_MESSAGE + HEADER)
      throw new Error(`Not a message of MongoDB's protocol (length ${length})`);
    if (this.size < length) return undefined;
    this.chunks = this.size > length ? [bytes.subarray(length)] : [];
    this.size -= length;
    return bytes.subarray(0, length);
  }

  /** Large messages come in many chunks; they are joined once, when all are there. */
  private joined(): Buffer {
    const [first] = this.chunks as [Buffer];
    if (this.chunks.length === 1) return first;
    if (first.length >= 4 && this.size < first.readInt32LE(0)) return first;
    const bytes = Buffer.concat(this.chunks, this.size);
    this.chunks = [bytes];
    return bytes;
  }
}

function parse(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4);
  const code = bytes.readInt32LE(12);
  if (code === OP_QUERY) return { requestId, command: legacyCommand(bytes), silent: false, legacy: true };
  if (code !== OP_MSG) throw new Error(`Operation ${code} of MongoDB's protocol is not supported`);
  const flags = bytes.readUInt32LE(HEADER);
  const end = flags & CHECKSUM_PRESENT ? bytes.length - 4 : bytes.length;
  return { requestId, command: sections(bytes, end), silent: Boolean(flags & MORE_TO_COME), legacy: false };
}

function legacyCommand(bytes: Buffer): Doc {
  const nameEnd = bytes.indexOf(0, HEADER + 4);
  const db = bytes.toString('utf8', HEADER + 4, nameEnd).split('.')[0];
  return { ...decode(documentAt(bytes, nameEnd + 9)), $db: db };
}

function sections(bytes: Buffer, end: number): Doc {
  let command: Doc = {};
  const lists: Doc = {};
  let at = HEADER + 4;
  while (at < end) {
    const kind = bytes[at];
    const size = bytes.readInt32LE(at + 1);
    if (kind === 0) command = commandIn(documentAt(bytes, at + 1));
    else if (kind === 1) Object.assign(lists, documentList(bytes, at + 1, size));
    else throw new Error(`Section kind ${kind} of MongoDB's protocol is not supported`);
    at += 1 + size;
  }
  return { ...command, ...lists };
}

/** Of an insert, the documents are kept as they came, too. */
function commandIn(bytes: Buffer): Doc {
  if (bytes.toString('latin1', 5, 12) !== 'insert\0') return decode(bytes);
  const command = deserialize(bytes, { fieldsAsRaw: { documents: true }, validation: { utf8: false } });
  if (Array.isArray(command.documents)) command.documents = command.documents.map(remembered);
  return command;
}

function remembered(encoded: Uint8Array): Doc {
  const doc = decode(encoded);
  sent.set(doc, encoded);
  return doc;
}

const sent = new WeakMap<Doc, Uint8Array>();

/** The bytes of a document that came in a list of its message. */
export function bytesOf(doc: Doc): Uint8Array | undefined {
  return sent.get(doc);
}

function documentList(bytes: Buffer, start: number, size: number): Doc {
  const nameEnd = bytes.indexOf(0, start + 4);
  const docs: Doc[] = [];
  let at = nameEnd + 1;
  while (at < start + size) {
    const encoded = documentAt(bytes, at);
    docs.push(remembered(encoded));
    at += encoded.length;
  }
  return { [bytes.toString('utf8', start + 4, nameEnd)]: docs };
}

function documentAt(bytes: Buffer, at: number): Buffer {
  const size = bytes.readInt32LE(at);
  if (size < 5 || at + size > bytes.length) throw new Error('A document of the message is cut short');
  return bytes.subarray(at, at + size);
}

let lastReply = 0;

/** The bytes of an answer; one that is encoded has the headroom for it. */
export function replyBytes(message: Message, answer: Doc | Uint8Array): Buffer {
  if (isEncoded(answer) && !message.legacy) return headed(answer as Buffer, message);
  const body = encodeDoc(answer as Doc);
  const front = message.legacy ? HEADER + 20 : HEADROOM;
  const out = Buffer.allocUnsafe(front + body.length);
  out.set(body, front);
  return headed(out, message);
}

function headed(out: Buffer, { requestId, legacy }: Message): Buffer {
  lastReply = (lastReply + 1) & 0x7fffffff;
  out.writeInt32LE(out.length, 0);
  out.writeInt32LE(lastReply, 4);
  out.writeInt32LE(requestId, 8);
  out.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  out.fill(0, HEADER, legacy ? HEADER + 20 : HEADROOM);
  if (legacy) out.writeInt32LE(1, HEADER + 16);
  return out;
}

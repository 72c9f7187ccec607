import { Document, serialize } from 'bson';

const HEADER = 16;
const OP_MSG = 2013;

/** Documents that go beside the command, as drivers send them. */
export interface DocumentList {
  readonly name: 'documents' | 'updates';
  readonly documents: readonly Document[];
}

/** A message that is encoded once and sent many times, with other values in its holes: those of the same length. */
export class Request {
  private constructor(readonly bytes: Buffer) {}

  static of(command: Document, list?: DocumentList): Request {
    const body = Buffer.concat([Buffer.of(0), serialize(command), ...(list ? [sectionOf(list)] : [])]);
    const head = Buffer.alloc(HEADER + 4);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(OP_MSG, 12);
    return new Request(Buffer.concat([head, body]));
  }

  /** Sets the text that now reads so, which must be ASCII and stay as long. */
  text(now: string): (value: string) => void {
    const at = this.placeOf(Buffer.from(now));
    return (value) => void this.bytes.write(value, at, now.length, 'latin1');
  }

  /** Sets the time that is now this one. */
  time(now: Date): (value: Date) => void {
    const at = this.placeOf(eightBytes(BigInt(now.getTime())));
    return (value) => void this.bytes.writeBigInt64LE(BigInt(value.getTime()), at);
  }

  /** Sets the 64-bit number that is now this one. */
  long(now: bigint): (value: bigint) => void {
    const at = this.placeOf(eightBytes(now));
    return (value) => void this.bytes.writeBigInt64LE(value, at);
  }

  private placeOf(value: Buffer): number {
    const at = this.bytes.indexOf(value);
    if (at < 0 || this.bytes.includes(value, at + 1)) throw new Error('a hole must be there once');
    return at;
  }
}

function eightBytes(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}

function sectionOf({ name, documents }: DocumentList): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => serialize(document))]);
  const head = Buffer.of(1, 0, 0, 0, 0);
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

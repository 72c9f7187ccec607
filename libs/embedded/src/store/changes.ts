/* What a write changes, as bytes: each change is a letter for the room, the sizes, the key and what is put there. */

/** The parts of the data folder: documents, index entries, the list of collections, and what sessions did last. */
export type Room = 'documents' | 'indexes' | 'catalog' | 'sessions';

/** One change of the data folder; no bytes mean that the key is removed. */
export interface KeyChange {
  room: Room;
  key: string;
  bytes?: Uint8Array;
}

const ROOMS: readonly Room[] = ['documents', 'indexes', 'catalog', 'sessions'];
const REMOVED = 0x80;
const HEAD = 7;
const FIRST_SIZE = 64 * 1024;

/** The changes of one write, collected as bytes. */
export class ChangeList {
  private buffer = Buffer.allocUnsafe(FIRST_SIZE);
  private size = 0;

  /** The bytes so far; good until the next change. */
  get bytes(): Buffer {
    return this.buffer.subarray(0, this.size);
  }

  add({ room, key, bytes }: KeyChange): void {
    const length = bytes?.length ?? 0;
    this.grow(HEAD + key.length + length);
    this.buffer[this.size] = ROOMS.indexOf(room) | (bytes ? 0 : REMOVED);
    this.buffer.writeUInt16LE(key.length, this.size + 1);
    this.buffer.writeUInt32LE(length, this.size + 3);
    this.buffer.write(key, this.size + HEAD, 'latin1');
    if (bytes) this.buffer.set(bytes, this.size + HEAD + key.length);
    this.size += HEAD + key.length + length;
  }

  private grow(more: number): void {
    if (this.size + more <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.size + more));
    larger.set(this.bytes);
    this.buffer = larger;
  }

  clear(): void {
    this.size = 0;
    if (this.buffer.length > 16 * FIRST_SIZE) this.buffer = Buffer.allocUnsafe(FIRST_SIZE);
  }
}

/** The changes in bytes that a ChangeList made. */
export function* changesIn(bytes: Buffer): Iterable<KeyChange> {
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at]!;
    const keyEnd = at + HEAD + bytes.readUInt16LE(at + 1);
    const end = keyEnd + bytes.readUInt32LE(at + 3);
    const put = kind & REMOVED ? undefined : bytes.subarray(keyEnd, end);
    yield { room: ROOMS[kind & ~REMOVED]!, key: bytes.toString('latin1', at + HEAD, keyEnd), bytes: put };
    at = end;
  }
}

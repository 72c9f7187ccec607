import { inflateRawSync } from 'node:zlib';
import { TableNotReadable } from '@linli/contracts/gateway';

/** ZIP, as in PKWARE's APPNOTE 6.3: signatures, and the parts' sizes in bytes. */
const END_OF_DIRECTORY = 0x06054b50;
const END_SIZE = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_SIZE = 30;
const MOST_FILES = 1000;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly at: number;
}

/** More came out than may. */
export class UnpacksTooLarge extends Error {
  override readonly name = 'UnpacksTooLarge';
}

/**
 * The wanted files of an archive, unpacked to `most` bytes in all, whatever their headers say; throws UnpacksTooLarge, or
 * TableNotReadable for what is no archive.
 */
export function unzip(archive: Buffer, isWanted: (name: string) => boolean, most: number): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = most;
  try {
    for (const entry of entriesOf(archive)) {
      if (!isWanted(entry.name)) continue;
      const content = contentOf(archive, entry, left);
      left -= content.length;
      files.set(entry.name, content);
    }
  } catch (error) {
    throw error instanceof UnpacksTooLarge ? error : new TableNotReadable();
  }
  return files;
}

function* entriesOf(archive: Buffer): Generator<Entry> {
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_FILES) throw new UnpacksTooLarge();
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new TableNotReadable();
    const nameSize = archive.readUInt16LE(at + 28);
    yield {
      name: archive.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameSize),
      method: archive.readUInt16LE(at + 10),
      packedSize: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    };
    at += ENTRY_SIZE + nameSize + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

/** It stands at the end, with a comment of up to 64 KiB behind it. */
function endOfDirectory(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_SIZE - 0xffff);
  for (let at = archive.length - END_SIZE; at >= first; at--) if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new TableNotReadable();
}

function contentOf(archive: Buffer, { method, packedSize, at }: Entry, left: number): Buffer {
  if (archive.readUInt32LE(at) !== LOCAL_HEADER) throw new TableNotReadable();
  const start = at + LOCAL_SIZE + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(start, start + packedSize);
  if (packed.length !== packedSize) throw new TableNotReadable();
  if (method === DEFLATED) return inflated(packed, left);
  if (method !== STORED) throw new TableNotReadable();
  if (packed.length > left) throw new UnpacksTooLarge();
  return packed;
}

function inflated(packed: Buffer, left: number): Buffer {
  if (left < 1) throw new UnpacksTooLarge();
  try {
    return inflateRawSync(packed, { maxOutputLength: left });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? new UnpacksTooLarge() : error;
  }
}

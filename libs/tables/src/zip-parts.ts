/** A file of an archive as its headers tell of it; sizes in bytes, `at` from the beginning of the archive. */
export interface ZipEntry {
  readonly name: string;
  /** 0 as it is, 8 deflated. */
  readonly method: 0 | 8;
  /** Whether checksum and sizes come behind the content, where they were not known before it. */
  readonly sizesBehind: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly at: number;
}

const VERSION = 20;
/** 1980-01-01, the first day that the format knows. */
const DATE = 0x21;
const UTF8_NAME = 0x800;
const SIZES_BEHIND = 0x8;

/** What stands before a file's content. */
export function localHeader(entry: ZipEntry): Buffer {
  const known = entry.sizesBehind ? { ...entry, crc: 0, packedSize: 0, size: 0 } : entry;
  return Buffer.concat([bytes(4, 0x04034b50), fieldsOf(known), bytes(2, 0), Buffer.from(entry.name)]);
}

/** What stands behind it where its sizes were not known before. */
export const sizesBehind = ({ crc, packedSize, size }: ZipEntry): Buffer =>
  Buffer.concat([0x08074b50, crc, packedSize, size].map((value) => bytes(4, value)));

/** The list of all files, which stands at the end; `at` is where it begins. */
export function directoryOf(entries: readonly ZipEntry[], at: number): Buffer {
  const listed = Buffer.concat(entries.map(directoryEntry));
  const counts = [bytes(2, entries.length), bytes(2, entries.length), bytes(4, listed.length), bytes(4, at), bytes(2, 0)];
  return Buffer.concat([listed, bytes(4, 0x06054b50), bytes(4, 0), ...counts]);
}

const directoryEntry = (entry: ZipEntry): Buffer =>
  Buffer.concat([
    ...[bytes(4, 0x02014b50), bytes(2, VERSION), fieldsOf(entry), Buffer.alloc(12), bytes(4, entry.at)],
    Buffer.from(entry.name),
  ]);

/** From the version to the length of the name, the same in both places. */
function fieldsOf({ name, method, sizesBehind, crc, packedSize, size }: ZipEntry): Buffer {
  const flags = UTF8_NAME | (sizesBehind ? SIZES_BEHIND : 0);
  const words = [VERSION, flags, method, 0, DATE].map((word) => bytes(2, word));
  return Buffer.concat([...words, ...[crc, packedSize, size].map((value) => bytes(4, value)), bytes(2, Buffer.byteLength(name))]);
}

function bytes(size: 2 | 4, value: number): Buffer {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntLE(value, 0, size);
  return buffer;
}

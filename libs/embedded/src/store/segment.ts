import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';

/*
 * A file of the journal. In front stand its number and the start pages of the data file that its records build on; then one
 * record for each write. A record counts if its checksum fits the file's number: what an earlier use left, or was torn, does not.
 */

const IN_USE = 'LINLIJ01';
/** Instead: all files up to its number are of no use any more. */
const DONE = 'LINLIJ00';
const AT = { number: 8, base: 16, sum: 1020 };
const FIRST_RECORD = 1024;
/** Length, checksum. */
const RECORD_HEAD = 8;
/** Zeros are written ahead, so that a flush needs not write down the file's new length, too. */
const AHEAD = 256 * 1024;
const KEPT = 4 * 1024 * 1024;

/** What a file of the journal holds. */
export interface SegmentContent {
  path: string;
  number: number;
  base: Buffer;
  records: Buffer[];
}

const sumOf = (number: number, at: number, bytes: Buffer): number => crc32(bytes, crc32(`${number}:${at}`));

/** Reads the files of a journal; gives those in use, in their order. */
export function readSegments(paths: readonly string[]): SegmentContent[] {
  const files = paths.filter(existsSync).map((path) => ({ path, bytes: readFileSync(path) }));
  const done = Math.max(0, ...files.map(({ bytes }) => (is(bytes, DONE) ? bytes.readDoubleLE(AT.number) : 0)));
  return files
    .filter(({ bytes }) => is(bytes, IN_USE) && bytes.readUInt32LE(AT.sum) === crc32(bytes.subarray(0, AT.sum)))
    .map(({ path, bytes }) => contentOf(path, bytes))
    .filter(({ number }) => number > done)
    .sort((a, b) => a.number - b.number);
}

const is = (bytes: Buffer, magic: string): boolean =>
  bytes.length >= FIRST_RECORD && bytes.toString('latin1', 0, AT.number) === magic;

function contentOf(path: string, bytes: Buffer): SegmentContent {
  const number = bytes.readDoubleLE(AT.number);
  return { path, number, base: bytes.subarray(AT.base, AT.sum), records: recordsIn(bytes, number) };
}

/** Takes all of them out of use, in one step however it is interrupted: what they hold is in the data file. */
export function retireSegments(segments: readonly SegmentContent[]): void {
  const last = Math.max(...segments.map(({ number }) => number));
  const front = Buffer.alloc(AT.base);
  front.write(DONE, 'latin1');
  front.writeDoubleLE(last, AT.number);
  for (const { path } of segments) {
    const handle = openSync(path, 'r+');
    writeSync(handle, front, 0, front.length, 0);
    fdatasyncSync(handle);
    closeSync(handle);
  }
}

function recordsIn(bytes: Buffer, number: number): Buffer[] {
  const records: Buffer[] = [];
  for (let at = FIRST_RECORD; at + RECORD_HEAD <= bytes.length; ) {
    const end = at + RECORD_HEAD + bytes.readUInt32LE(at);
    const record = bytes.subarray(at + RECORD_HEAD, end);
    if (!record.length || end > bytes.length || bytes.readUInt32LE(at + 4) !== sumOf(number, at, record)) break;
    records.push(record);
    at = end;
  }
  return records;
}

/** One of the two files of a journal, for writing. */
export class Segment {
  private readonly handle: number;
  private length = 0;
  private end = FIRST_RECORD;
  /** Where the last record was put, or was to be put. */
  private last = FIRST_RECORD;
  private number = 0;
  private readonly head = Buffer.alloc(RECORD_HEAD);

  constructor(private readonly path: string) {
    this.handle = openSync(path, 'w+', 0o600);
    syncFolder(dirname(path));
  }

  /** How many bytes its records take. */
  get used(): number {
    return this.end - FIRST_RECORD;
  }

  /** Takes it into use; on disk with the next flush. */
  begin(number: number, base: Buffer): void {
    const front = Buffer.alloc(FIRST_RECORD);
    front.write(IN_USE, 'latin1');
    front.writeDoubleLE(number, AT.number);
    front.set(base, AT.base);
    front.writeUInt32LE(crc32(front.subarray(0, AT.sum)), AT.sum);
    this.put(front, 0);
    this.number = number;
    this.end = this.last = FIRST_RECORD;
  }

  /** Writes a record and flushes it; if that throws, or the record shall not count, `takeBack` must follow. */
  append(record: Buffer): void {
    const at = this.end;
    const end = at + RECORD_HEAD + record.length;
    this.last = at;
    if (end > this.length) this.put(Buffer.alloc(end + AHEAD - this.length), this.length);
    this.head.writeUInt32LE(record.length, 0);
    this.head.writeUInt32LE(sumOf(this.number, at, record), 4);
    this.put(this.head, at);
    this.put(record, at + RECORD_HEAD);
    fdatasyncSync(this.handle);
    this.end = end;
  }

  /** Makes the last record not have been; throws if the disk does not take that. */
  takeBack(): void {
    this.end = this.last;
    if (this.end + RECORD_HEAD > this.length) return;
    this.put(Buffer.alloc(RECORD_HEAD), this.end);
    fdatasyncSync(this.handle);
  }

  flush(): Promise<void> {
    return promisify(fdatasync)(this.handle);
  }

  flushNow(): void {
    fdatasyncSync(this.handle);
  }

  /** Takes it out of use, durably: nothing in it is needed any more. */
  retire(): void {
    this.put(Buffer.alloc(AT.base), 0);
    if (this.length > KEPT) ftruncateSync(this.handle, KEPT);
    this.length = Math.min(this.length, KEPT);
    fdatasyncSync(this.handle);
  }

  private put(bytes: Buffer, at: number): void {
    let done = 0;
    while (done < bytes.length) done += writeSync(this.handle, bytes, done, bytes.length - done, at + done);
    this.length = Math.max(this.length, at + bytes.length);
  }

  /** Closes and removes it; it must be retired. */
  remove(): void {
    closeSync(this.handle);
    rmSync(this.path, { force: true });
  }
}

/** Windows does not open folders, and needs no flush of them. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

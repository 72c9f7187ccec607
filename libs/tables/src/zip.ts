import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { directoryOf, localHeader, sizesBehind, ZipEntry } from './zip-parts';

/** The files as an archive that packs nothing: what reads it gets exactly these, and nothing that a sender may have hidden. */
export function storedZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const [parts, entries] = [[] as Buffer[], [] as ZipEntry[]];
  let at = 0;
  for (const [name, content] of files) {
    const { length: size } = content;
    const entry: ZipEntry = { name, method: 0, sizesBehind: false, crc: crc32(content), packedSize: size, size, at };
    entries.push(entry);
    parts.push(localHeader(entry), content);
    at += (parts.at(-2) as Buffer).length + size;
  }
  return Buffer.concat([...parts, directoryOf(entries, at)]);
}

/** An archive of texts, packed and given out as they come; of a text that comes in pieces it never holds more than a few. */
export async function* streamedZip(
  files: readonly (readonly [name: string, text: Iterable<string> | AsyncIterable<string>])[],
): AsyncGenerator<Buffer> {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const before: ZipEntry = { name, method: 8, sizesBehind: true, crc: 0, packedSize: 0, size: 0, at };
    const header = localHeader(before);
    yield header;
    const entry = yield* packed(text, before);
    yield sizesBehind(entry);
    entries.push(entry);
    at += header.length + entry.packedSize + sizesBehind(entry).length;
  }
  yield directoryOf(entries, at);
}

async function* packed(text: Iterable<string> | AsyncIterable<string>, entry: ZipEntry): AsyncGenerator<Buffer, ZipEntry> {
  let { crc, size, packedSize } = entry;
  const measured = async function* () {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      size += bytes.length;
      yield bytes;
    }
  };
  for await (const chunk of Readable.from(measured()).compose(createDeflateRaw())) {
    packedSize += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  return { ...entry, crc, size, packedSize };
}

import { BSON } from './driver.mjs';

/** Every type stays what it is: an Int32 is no double, and a Long no Int32. */
const READ = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true, validation: { utf8: false } };
const WRITE = { ignoreUndefined: false };
const HEAD = 4;
const DOCUMENT = 3;
const ARRAY = 4;

/** The document's bytes with `_id` first, where MongoDB moves it on insertion; everything else keeps its place. */
export function idFirst(bytes) {
  const elements = BSON.onDemand.parseToElements(bytes);
  const id = elements.find((element) => nameOf(bytes, element) === '_id');
  if (!id || id === elements[0]) return bytes;
  const [start, end] = rangeOf(id);
  return Buffer.concat([bytes.subarray(0, HEAD), bytes.subarray(start, end), bytes.subarray(HEAD, start), bytes.subarray(end)]);
}

/** A document that the driver encodes to the very same bytes. */
export function decodeExactly(bytes) {
  const doc = BSON.deserialize(bytes, READ);
  return Buffer.compare(BSON.serialize(doc, WRITE), bytes) === 0 ? doc : inOrder(bytes);
}

/** Objects put fields such as "7" first; maps leave them where they are. */
function inOrder(bytes) {
  const entries = BSON.onDemand.parseToElements(bytes).map((element) => [nameOf(bytes, element), fieldValue(bytes, element)]);
  return new Map(entries);
}

function fieldValue(bytes, element) {
  const [type, , , offset, length] = element;
  const value = bytes.subarray(offset, offset + length);
  if (type === DOCUMENT) return inOrder(value);
  if (type === ARRAY) return [...inOrder(value).values()];
  return Object.values(BSON.deserialize(alone(bytes.subarray(...rangeOf(element))), READ))[0];
}

/** A document of one element. */
function alone(element) {
  const document = Buffer.alloc(HEAD + element.length + 1);
  document.writeInt32LE(document.length);
  document.set(element, HEAD);
  return document;
}

/** An element is its type, its name, a zero and its value. */
const rangeOf = ([, nameOffset, , offset, length]) => [nameOffset - 1, offset + length];
const nameOf = (bytes, [, offset, length]) => Buffer.from(bytes.subarray(offset, offset + length)).toString();

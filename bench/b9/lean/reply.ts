import { Document, deserialize } from 'bson';

/** Header, flags and the kind of the section come before the document. */
const START = 21;

/** The document of a reply; costs more than all the rest of a call. */
export const decoded = (reply: Buffer): Document => deserialize(reply.subarray(START));

/** Throws unless the reply says ok and, where told, that it is about so many documents. */
export function demandOk(reply: Buffer, n?: number): void {
  const isOk = numberAt(reply, 'ok') === 1 && (n === undefined || numberAt(reply, 'n') === n);
  if (!isOk) throw new RefusedError(decoded(reply));
}

/** What a store answers instead of doing what it was told. */
export class RefusedError extends Error {
  constructor(readonly answer: Document) {
    super(String(answer.errmsg ?? answer.writeErrors?.[0]?.errmsg ?? `refused: ${JSON.stringify(answer)}`));
  }

  /** True where the same transaction may succeed when it is tried again. */
  get isTransient(): boolean {
    const labels: unknown = this.answer.errorLabels;
    return Array.isArray(labels) && labels.includes('TransientTransactionError');
  }
}

/** A number at the top of a reply, found without decoding the rest of it. */
function numberAt(reply: Buffer, name: string): number | undefined {
  for (let at = START + 4; reply[at]; ) {
    const type = reply[at]!;
    const end = reply.indexOf(0, at + 1);
    const value = end + 1;
    if (end - at - 1 === name.length && reply.toString('latin1', at + 1, end) === name) return numberOf(reply, value, type);
    at = value + sizeOf(reply, value, type);
  }
  return undefined;
}

function numberOf(reply: Buffer, at: number, type: number): number | undefined {
  if (type === 0x01) return reply.readDoubleLE(at);
  if (type === 0x10) return reply.readInt32LE(at);
  return type === 0x12 ? Number(reply.readBigInt64LE(at)) : undefined;
}

/** The types that replies have at their top, with how many bytes a value has. */
const SIZES: Readonly<Record<number, number>> = { 1: 8, 7: 12, 8: 1, 9: 8, 10: 0, 16: 4, 17: 8, 18: 8 };

function sizeOf(reply: Buffer, at: number, type: number): number {
  const size = SIZES[type];
  if (size !== undefined) return size;
  const length = reply.readInt32LE(at);
  if (type === 0x02) return 4 + length;
  if (type === 0x05) return 5 + length;
  if (type === 0x03 || type === 0x04) return length;
  throw new Error(`a reply with a value of type ${type}`);
}

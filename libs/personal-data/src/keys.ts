/** The keys by their ids, the one that seals first; undefined when the text is not of the form `k2:<32 bytes in base64>,k1:…`. */
export function keysIn(text: string): ReadonlyMap<string, Buffer> | undefined {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(',')) {
    const [, id, key] = /^\s*([a-z][a-z0-9]{0,15}):([A-Za-z0-9+/_-]{43}=?)\s*$/.exec(part) ?? [];
    if (id === undefined || key === undefined || keys.has(id)) return undefined;
    keys.set(id, Buffer.from(key, 'base64'));
  }
  return keys;
}

import { ValidateBy } from 'class-validator';

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

/** The setting holds keys, at most so many: `<id>:<32 bytes in base64>`, several by comma. */
export const AreKeys = (setting: string, most = Number.POSITIVE_INFINITY): PropertyDecorator =>
  ValidateBy({
    name: 'areKeys',
    validator: {
      validate: (value) => {
        const keys = typeof value === 'string' ? keysIn(value) : undefined;
        return keys !== undefined && keys.size <= most;
      },
      defaultMessage: () =>
        `${setting} must be <id>:<32 bytes in base64>, several by comma, each with an id of its own of up to 16 small letters and digits (make one: echo "k1:$(openssl rand -base64 32)")`,
    },
  });

import { demand } from '../errors';

/** A number of documents that a client names, such as a limit; undefined if it names none. */
export function count(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  demand(Number.isInteger(value) && (value as number) >= 0, 'BadValue', `${name} must be a whole number, not negative`);
  return value as number;
}

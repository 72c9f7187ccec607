import { Keyring } from './keyring';
import { keyIdOf, Place } from './sealed-text';

/** The fields of T that may hold text. */
export type TextField<T> = { [K in keyof T & string]: T[K] extends string | undefined ? K : never }[keyof T & string];

/** Says once which text fields of a collection's documents lie sealed in the store, and seals and opens them. */
export class SealedFields<T extends { readonly _id: string }> {
  constructor(
    readonly collection: string,
    readonly names: readonly TextField<T>[],
  ) {}

  /** The document as it is stored. */
  seal(document: T, keyring: Keyring): T {
    return this.mapped(document, (text, place) => keyring.seal(text, place));
  }

  /** The document as it was; throws like `Keyring.open`. */
  open(document: T, keyring: Keyring): T {
    return this.mapped(document, (text, place) => keyring.open(text, place));
  }

  /** Those fields that are not sealed with the first key, sealed with it; text that was never sealed among them. */
  resealed(document: T, keyring: Keyring): Partial<Record<TextField<T>, string>> {
    const changed: Partial<Record<TextField<T>, string>> = {};
    for (const [name, text] of this.textsOf(document)) {
      if (!keyring.needsResealing(text)) continue;
      const place = this.placeOf(document, name);
      changed[name] = keyring.seal(keyIdOf(text) === undefined ? text : keyring.open(text, place), place);
    }
    return changed;
  }

  private mapped(document: T, change: (text: string, place: Place) => string): T {
    const changed = this.textsOf(document).map(([name, text]) => [name, change(text, this.placeOf(document, name))]);
    return { ...document, ...Object.fromEntries(changed) };
  }

  private textsOf(document: T): [TextField<T>, string][] {
    return this.names.flatMap((name): [TextField<T>, string][] => {
      const text: unknown = document[name];
      return typeof text === 'string' ? [[name, text]] : [];
    });
  }

  private placeOf({ _id }: T, field: string): Place {
    return { collection: this.collection, field, id: _id };
  }
}

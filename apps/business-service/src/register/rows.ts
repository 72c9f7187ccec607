import { DeclaredError } from '@linli/contracts';
import { RowResult } from '@linli/contracts/business-service';

/** A row's entry for the register, or the code of the error that keeps this row out, and no other. */
export type EnteredRow<T> =
  | { readonly entry: T; readonly error?: undefined }
  | { readonly entry?: undefined; readonly error: string };

/** Makes an entry of each row; what is no declared error is thrown. */
export const enteredRows = <R, T>(rows: readonly R[], enter: (row: R) => T): EnteredRow<T>[] =>
  rows.map((row) => {
    try {
      return { entry: enter(row) };
    } catch (error) {
      if (!(error instanceof DeclaredError)) throw error;
      return { error: error.code };
    }
  });

/** Of each entry whether it would be new: neither taken before nor the same as an earlier one. */
export function areNew(entries: readonly { readonly _id: string }[], taken: ReadonlySet<string>): boolean[] {
  const seen = new Set(taken);
  return entries.map(({ _id }) => seen.size < seen.add(_id).size);
}

/** What has become of each row; `added` tells it of the entries, in their order. */
export function rowResults(rows: readonly EnteredRow<unknown>[], added: readonly boolean[]): RowResult[] {
  const inOrder = added.values();
  return rows.map(({ error }) =>
    error === undefined ? { outcome: inOrder.next().value ? 'added' : 'present' } : { outcome: 'refused', error },
  );
}

import { RowResult } from '@linli/contracts/business-service';
import { AreaNotInUse } from '@linli/contracts/gateway';
import { KnownAreas } from '../areas/known-areas.run';

/** A row about something in an area. */
export interface InArea {
  readonly areaCode: string;
}

/** Enters the rows whose area may be used; the others are refused. */
export async function enterUsable<T extends InArea>(
  rows: readonly T[],
  known: KnownAreas,
  enter: (usable: readonly T[]) => Promise<readonly RowResult[]>,
): Promise<readonly RowResult[]> {
  const usable = rows.filter(({ areaCode }) => known.isUsable(areaCode));
  const results = usable.length > 0 ? await enter(usable) : [];
  const byRow = new Map(usable.map((row, at) => [row, results[at]]));
  return rows.map((row) => byRow.get(row) ?? { outcome: 'refused', error: AreaNotInUse.code });
}

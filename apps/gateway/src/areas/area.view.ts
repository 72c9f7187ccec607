import { AreaChangeView, AreaDetailView, AreaNameView, AreaView } from '@linli/contracts/gateway';
import { Area, AreaChange } from './area';

export const nameViewOf = ({ _id, level, name }: Area): AreaNameView => ({ code: _id, level, name });

export const viewOf = (area: Area): AreaView => ({
  ...nameViewOf(area),
  ...(area.parentCode !== undefined && { parentCode: area.parentCode }),
  timeZone: area.timeZone,
  ...(area.mergedInto !== undefined && { mergedInto: area.mergedInto }),
  drawn: area.boundary !== undefined,
});

interface Around {
  readonly ancestors: readonly Area[];
  readonly withBoundary: boolean;
}

export const detailViewOf = (area: Area, { ancestors, withBoundary }: Around): AreaDetailView => ({
  ...viewOf(area),
  ancestors: ancestors.map(nameViewOf),
  ...(withBoundary && area.boundary && { boundary: area.boundary }),
  revision: area.revision,
});

/** Without who did it: that is for the audit. */
export const changeViewOf = ({ kind, at, reason, nameBefore, otherCode }: AreaChange): AreaChangeView => ({
  kind,
  at: at.toISOString(),
  ...(reason !== undefined && { reason }),
  ...(nameBefore && { nameBefore }),
  ...(otherCode !== undefined && { otherCode }),
});

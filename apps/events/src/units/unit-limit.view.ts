import { UnitLimitView } from '@linli/contracts/events';
import { saidOfPlaces, UnitLimit } from './unit';

/** What everybody may read of what the unit has said. */
export const viewOf = (unitId: string, limit: UnitLimit | undefined): UnitLimitView => ({
  unitId,
  ...saidOfPlaces(limit ?? { placesPerPerson: 0 }),
  ...(limit && { changedAt: limit.changedAt.toISOString() }),
});

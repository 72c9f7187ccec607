import { GetUnitLimit } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** What units say of the events that they organise; that they say it is in the organisations' folder. */
export const unitsRoutes: readonly Route[] = [
  route('GET /units/:unitId/sign-up-limit', GetUnitLimit, {
    summary: 'Read at how many events of a unit one person has places at a time or in a term',
  }),
];

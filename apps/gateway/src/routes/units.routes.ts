import { GetUnitLimit, SetUnitLimit } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** What units say of the events that they organise. */
export const unitsRoutes: readonly Route[] = [
  route('POST /units/:unitId/sign-up-limit', SetUnitLimit, {
    summary: 'Say at how many events of a unit one person has places at a time',
  }),
  route('GET /units/:unitId/sign-up-limit', GetUnitLimit, {
    summary: 'Read at how many events of a unit one person has places at a time',
  }),
];

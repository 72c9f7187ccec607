import { CheckInView } from '@linli/contracts/events';
import { fetchedViewOf } from '../pick-up/pick-up.view';
import { CheckIn } from './check-in';
import { sessionOnly } from './dates';

/** The check-in without who it was, who let them pass, and the name of who has fetched them. */
export function viewOf(one: CheckIn): CheckInView {
  const { _id, residentId: _resident, nonce: _nonce, by: _by, at, deviceAt, fetchedBy, ...rest } = one;
  const { session: place, needs, ...checkIn } = rest;
  const session = sessionOnly(place);
  return {
    ...{ id: _id, ...checkIn, at: at.toISOString() },
    ...(session !== undefined && { session }),
    ...(needs && { needs: needs.map((need) => ({ ...need })) }),
    ...(deviceAt && { deviceAt: deviceAt.toISOString() }),
    ...(fetchedBy && { fetchedBy: fetchedViewOf(fetchedBy) }),
  };
}

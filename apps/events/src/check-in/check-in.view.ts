import { CheckInView } from '@linli/contracts/events';
import { CheckIn } from './check-in';

/** The check-in without who it was and who let them pass. */
export function viewOf({ _id, residentId: _resident, nonce: _nonce, by: _by, at, deviceAt, ...checkIn }: CheckIn): CheckInView {
  return { id: _id, ...checkIn, at: at.toISOString(), ...(deviceAt && { deviceAt: deviceAt.toISOString() }) };
}

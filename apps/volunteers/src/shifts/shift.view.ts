import { ShiftSnapshot, ShiftView } from '@linli/contracts/volunteers';
import { Shift } from './shift';

/** The shift as everybody sees it. */
export const viewOf = ({ _id, revision, areaCode, place, offsetMs, ...shift }: Shift): ShiftView => ({
  id: _id,
  ...shift,
  startsAt: shift.startsAt.toISOString(),
  endsAt: shift.endsAt.toISOString(),
});

/** The shift as other services hear of it. */
export const snapshotOf = ({
  _id,
  revision,
  eventId,
  eventTitle,
  task,
  place,
  startsAt,
  endsAt,
  status,
}: Shift): ShiftSnapshot => ({
  ...{ id: _id, revision, eventId, eventTitle, task, place },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  ...(status === 'postponed' && { postponed: true }),
});

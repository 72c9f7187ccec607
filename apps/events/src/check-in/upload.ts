import {
  AlreadyInside,
  DeviceTimeNotValid,
  EventNotHeld,
  NotEnrolled,
  NotInside,
  PeopleExceedParty,
  RegistrationNotConfirmed,
  SessionNotHeld,
  UploadAnswer,
  UploadedScan,
} from '@linli/contracts/events';
import { codeOf } from './arrive';
import { CheckIn } from './check-in';
import { GateBook } from './gate-book';
import { registrationIn, registrationShown, Scan, Verify } from './scan';

/** Clocks of devices may be so far ahead of ours. */
const CLOCK_AHEAD_MS = 5 * 60_000;

/** An uploaded scan with the registration that it is about, or why it is about none. */
export interface ResolvedScan extends Omit<Scan, 'registrationId'> {
  readonly registrationId?: string;
  readonly refusal?: string;
}

interface Uploading {
  readonly eventId: string;
  readonly by: string;
  readonly now: Date;
  readonly verify: Verify;
  readonly newId: () => string;
}

/** What the scan is about, by the clock of the device; a ticket that is refused is still the same ticket when it comes again. */
export function resolved({ ticket, registrationId, deviceAt, ...scan }: UploadedScan, uploading: Uploading): ResolvedScan {
  const { eventId, by, now, verify, newId } = uploading;
  const at = new Date(deviceAt);
  const rest = { id: newId(), ...scan, way: 'upload' as const, at, deviceAt: at, by };
  const shown = { eventId, ticket, registrationId };
  try {
    if (isTooFarAhead(at, now)) throw new DeviceTimeNotValid();
    return { ...rest, registrationId: registrationShown(shown, verify) };
  } catch (error) {
    const named = registrationIn(shown, verify);
    return { ...rest, ...(named !== undefined && { registrationId: named }), refusal: codeOf(error) };
  }
}

/** The clock of the device cannot be right. */
export const isTooFarAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + CLOCK_AHEAD_MS;

/** What becomes of the scan: each on its own, and the same again for the same nonce; but a clock that was wrong may be right by then. */
export function answerTo(book: GateBook, scan: ResolvedScan): UploadAnswer {
  const { nonce, refusal } = scan;
  try {
    const earlier = book.earlier(scan);
    if (earlier) return { ...answerOf(earlier), outcome: 'repeated' };
  } catch (error) {
    return { nonce, outcome: 'refused', refusal: codeOf(error), conflict: false };
  }
  if (refusal === DeviceTimeNotValid.code) return { nonce, outcome: 'refused', refusal, conflict: false };
  return answerOf(entered(book, scan));
}

/** What a device without a network cannot know: whoever it is said of has passed there all the same. */
const LEARNT_TOO_LATE = [
  AlreadyInside,
  NotInside,
  RegistrationNotConfirmed,
  NotEnrolled,
  PeopleExceedParty,
  EventNotHeld,
  SessionNotHeld,
];

function entered(book: GateBook, { refusal, ...scan }: ResolvedScan): CheckIn {
  const { registrationId } = scan;
  if (refusal !== undefined || registrationId === undefined)
    return refused(book, scan, { refusal: refusal ?? '', conflict: false });
  try {
    return book.pass({ ...scan, registrationId });
  } catch (error) {
    return refused(book, scan, { refusal: codeOf(error), conflict: LEARNT_TOO_LATE.some((Late) => error instanceof Late) });
  }
}

function refused(
  book: GateBook,
  { id, fetchedBy: _by, refusal: _said, ...scan }: ResolvedScan,
  why: { refusal: string; conflict: boolean },
): CheckIn {
  return book.enter({ _id: id, eventId: book.communityEvent._id, ...scan, status: 'refused', ...why });
}

const answerOf = ({ _id, nonce, refusal, conflict = false, fetchedBy }: CheckIn): UploadAnswer => ({
  nonce,
  outcome: refusal === undefined ? 'accepted' : 'refused',
  checkInId: _id,
  ...(refusal !== undefined && { refusal }),
  conflict,
  ...(fetchedBy?.fault !== undefined && { fault: fetchedBy.fault }),
});

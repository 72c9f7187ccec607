import { errorAt } from '@linli/contracts';
import { Enrolment, SignUpWindowNotValid } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Session } from './session';

const MINUTE_MS = 60_000;

/** When people sign up for the session, as far as it says so itself. */
export const windowOf = ({ startsAt, signUpOpensMinutesBefore: opens, signUpClosesMinutesBefore: closes }: Session) => ({
  ...(opens !== undefined && { signUpOpensAt: before(startsAt, opens).toISOString() }),
  ...(closes !== undefined && { signUpClosesAt: before(startsAt, closes).toISOString() }),
});

interface Set {
  readonly enrolment: Enrolment;
  readonly sessions: readonly Session[];
  readonly known: readonly Session[];
  readonly signUpClosesAt?: Date;
}

/**
 * Until when people sign up for the programme: as it is said, or else with the last of its sessions, which it goes on following until something else is
 * said. Throws SignUpWindowNotValid.
 */
export function closingOf(communityEvent: CommunityEvent, { enrolment, sessions, known, signUpClosesAt: said }: Set): Date {
  const { programme, signUpOpensAt, signUpClosesAt: until, startsAt } = communityEvent;
  const latest = lastOf(held(sessions).map((session) => session.startsAt)) ?? startsAt;
  if (said && (said <= signUpOpensAt || said > latest)) throw errorAt(SignUpWindowNotValid, '#/signUpClosesAt');
  if (said) return said;
  const [had, has] = [lastClosing(known, programme?.enrolment ?? enrolment), lastClosing(sessions, enrolment)];
  const follows = !had || until.getTime() === had.getTime();
  return follows && has && has > signUpOpensAt ? has : until;
}

/** When sign-up for the last session closes; undefined where none takes place. */
const lastClosing = (sessions: readonly Session[], enrolment: Enrolment): Date | undefined =>
  lastOf(held(sessions).map((session) => (enrolment === 'session' ? closingOfOne(session) : session.startsAt)));

const closingOfOne = ({ startsAt, signUpClosesMinutesBefore = 0 }: Session): Date => before(startsAt, signUpClosesMinutesBefore);

const held = (sessions: readonly Session[]) => sessions.filter(({ status }) => status === 'planned');

const before = (instant: Date, minutes: number): Date => new Date(instant.getTime() - minutes * MINUTE_MS);

const lastOf = (instants: readonly Date[]): Date | undefined =>
  instants.length > 0 ? new Date(Math.max(...instants.map(Number))) : undefined;

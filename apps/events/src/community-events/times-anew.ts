import { errorAt } from '@linli/contracts';
import { EditEventDetailsBody, SignUpHasOpened, SignUpWindowNotValid, TimesAnnounced } from '@linli/contracts/events';
import { assertCoversSessions } from '../sessions/programme';
import { CommunityEvent, validTimes } from './community-event';
import { withMinimumMoved } from './minimum';

const TIMES = ['startsAt', 'endsAt', 'signUpOpensAt', 'signUpClosesAt'] as const;
type Time = (typeof TIMES)[number];

/**
 * The event at the times that are given anew; those that it has already are none. Of a draft any: throws what is wrong with them first, or
 * SessionsOutsideEvent. Of any other TimesAnnounced but for the opening of sign-up, which throws SignUpHasOpened or SignUpWindowNotValid.
 */
export function withTimes(communityEvent: CommunityEvent, given: EditEventDetailsBody, now: Date): CommunityEvent {
  const anew = TIMES.filter((name) => given[name] !== undefined && !isSame(given[name], communityEvent[name]));
  if (anew.length === 0) return communityEvent;
  if (communityEvent.status === 'draft') return retimed(communityEvent, given, now);
  const announced = anew.find((name) => name !== 'signUpOpensAt');
  if (announced) throw errorAt(TimesAnnounced, `#/${announced}`);
  return opening(communityEvent, new Date(given.signUpOpensAt as string), now);
}

/** The draft at other times; its minimum keeps its distance to the start. */
function retimed(draft: CommunityEvent, given: EditEventDetailsBody, now: Date): CommunityEvent {
  const timeOf = (name: Time): string => given[name] ?? draft[name].toISOString();
  const [startsAt, endsAt] = [timeOf('startsAt'), timeOf('endsAt')];
  const [signUpOpensAt, signUpClosesAt] = [timeOf('signUpOpensAt'), timeOf('signUpClosesAt')];
  const times = validTimes({ startsAt, endsAt, signUpOpensAt, signUpClosesAt }, now, draft.programme?.lastStartsAt);
  const communityEvent = withMinimumMoved({ ...draft, ...times }, draft);
  assertCoversSessions(communityEvent);
  return communityEvent;
}

/** The event whose sign-up opens then; whoever was in time could have registered already if it had opened. */
function opening(communityEvent: CommunityEvent, signUpOpensAt: Date, now: Date): CommunityEvent {
  if (communityEvent.signUpOpensAt <= now) throw errorAt(SignUpHasOpened, '#/signUpOpensAt');
  if (signUpOpensAt >= communityEvent.signUpClosesAt) throw errorAt(SignUpWindowNotValid, '#/signUpOpensAt');
  return { ...communityEvent, signUpOpensAt };
}

const isSame = (given: string | undefined, has: Date): boolean => given !== undefined && +new Date(given) === +has;

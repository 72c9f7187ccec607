import { inLanguage } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { Surroundings } from '../event-documents/event-document';
import { placesLeftOf } from '../event-documents/event-places';
import { standingOf } from '../event-documents/event-standing';
import { PAGE_WORDS } from './event-page-words';
import { timeOf } from './event-times';

/** Whether people can sign up, or will. */
export const isToCome = (communityEvent: CommunityEventView, { now }: Surroundings): boolean =>
  standingOf(communityEvent) === 'published' && new Date(communityEvent.signUpClosesAt) > now;

/** What has become of the event, and whether people can sign up, in one sentence or some. */
export function standingLine(communityEvent: CommunityEventView, around: Surroundings): string {
  const { language, now } = around;
  const { reason = { zh: '', en: '' }, previousStartsAt } = communityEvent;
  const words = PAGE_WORDS[language];
  const standing = standingOf(communityEvent);
  if (standing === 'cancelled') return words.cancelled(inLanguage(reason, language));
  if (standing === 'postponed') return words.postponed(inLanguage(reason, language));
  if (standing !== 'published' || new Date(communityEvent.endsAt) <= now) return words.finished;
  const moved = previousStartsAt === undefined ? '' : words.moved(timeOf(previousStartsAt, around));
  return [moved, signUpLine(communityEvent, around)].filter(Boolean).join(language === 'en' ? ' ' : '');
}

function signUpLine(communityEvent: CommunityEventView, around: Surroundings): string {
  const { startsAt, signUpOpensAt, signUpClosesAt, programme } = communityEvent;
  const { language, now } = around;
  const words = PAGE_WORDS[language];
  if (new Date(signUpClosesAt) <= now) return words.closed;
  if (new Date(signUpOpensAt) > now) return words.notYet(timeOf(signUpOpensAt, around));
  return programme && new Date(startsAt) <= now ? words.goesOn : words.open;
}

/** How many places are left, or how it is with the waiting list; where people sign up for single sessions, of those to come. */
export function placesLine(communityEvent: CommunityEventView, { language, now }: Surroundings): string {
  const { capacity, peopleWaiting, signUpRules, programme } = communityEvent;
  const words = PAGE_WORDS[language];
  const left = placesLeftOf(communityEvent, now);
  if (left > 0) return programme?.enrolment === 'session' ? words.leftInSessions(left) : words.left(left, capacity);
  const isListFull = signUpRules !== undefined && peopleWaiting >= signUpRules.waitingLimit;
  return isListFull ? words.full : words.listOpen(peopleWaiting);
}

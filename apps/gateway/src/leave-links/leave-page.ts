import { inLanguage, Language } from '@linli/contracts';
import { CalendarEntryView } from '@linli/contracts/events';
import { Surroundings } from '../event-documents/event-document';
import { standingOf } from '../event-documents/event-standing';
import { spanOf, timeOf } from '../event-pages/event-times';
import { NOT_FOR_SEARCH } from '../pages/page-head';
import { escaped, plainPage, plainPagePolicy } from '../pages/plain-page';
import { LEAVE_WORDS, Leaving } from './leave-page-words';

/** The registration that the link is about, and what has to be known to tell of its event. */
export interface LinkedEntry {
  readonly entry: CalendarEntryView;
  readonly around: Surroundings;
}

/** Where the links lead, as a controller says it. */
export const LEAVE_PATH = 'leave/:token';

export const LEAVE_PAGE_POLICY = plainPagePolicy("'self'");

/** How it is with the registration for whoever opens the link; of a programme the list is of use until its last session begins. */
export function leavingOf({ registration, communityEvent }: CalendarEntryView, now: Date): Leaving {
  const { status, moves = [] } = registration;
  const last = moves.at(-1)?.reason;
  if (standingOf(communityEvent) === 'cancelled') return 'off';
  if (last === 'event-split') return 'moved';
  if (status === 'cancelled' || status === 'expired' || status === 'rejected')
    return last === 'left-waiting-list' ? 'left' : 'ended';
  const isPutOff = communityEvent.status === 'postponed';
  if (!isPutOff && now >= new Date(communityEvent.programme?.lastStartsAt ?? communityEvent.startsAt)) return 'over';
  if (status === 'offered') return 'offered';
  return status === 'waiting' ? 'waits' : 'has-place';
}

/** Opening the link changes nothing, for programs open links too; the button does. */
export function leavePage(leaving: Leaving, linked: LinkedEntry | undefined, language: Language): string {
  const { title, about, button } = LEAVE_WORDS[language][leaving];
  const event = linked ? inLanguage(linked.entry.communityEvent.title, language) : '';
  const main = [
    linked ? factsOf(linked, language) : '',
    button === undefined ? '' : `<form method="post" action="?language=${language}"><button>${button}</button></form>`,
  ];
  const said = { title, about: escaped(about(event, linked ? untilOf(linked, language) : '')) };
  return plainPage({ language, ...said, main: main.join(''), head: NOT_FOR_SEARCH });
}

const untilOf = ({ entry: { registration }, around }: LinkedEntry, language: Language): string =>
  registration.expiresAt === undefined ? '' : timeOf(registration.expiresAt, { ...around, language });

/** When and where it is, and the way to its page. */
function factsOf({ entry: { communityEvent }, around }: LinkedEntry, language: Language): string {
  const { id, title, place, startsAt, endsAt } = communityEvent;
  const { labels } = LEAVE_WORDS[language];
  const link = `<a href="../events/${id}.html?language=${language}">${escaped(inLanguage(title, language))}</a>`;
  const facts = [
    [labels.event, link],
    [labels.when, spanOf(startsAt, endsAt, { ...around, language })],
    [labels.place, escaped(inLanguage(place, language))],
  ];
  return `<dl>${facts.map(([label, told]) => `<dt>${label}</dt><dd>${told}</dd>`).join('')}</dl>`;
}

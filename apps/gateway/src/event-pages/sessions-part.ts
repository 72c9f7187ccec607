import { inLanguage } from '@linli/contracts';
import { EventSessionView } from '@linli/contracts/events';
import { Surroundings } from '../event-documents/event-document';
import { escaped } from '../pages/plain-page';
import { PAGE_WORDS } from './event-page-words';
import { spanOf, timeOf } from './event-times';

/** The next sessions of a programme, by start, and whether there are more. */
export interface SessionsToCome {
  readonly items: readonly EventSessionView[];
  readonly hasMore: boolean;
}

/** When and where each is held, and how many places it has where people sign up for it, as HTML; nothing where there is none. */
export function sessionsPart({ items, hasMore }: SessionsToCome, around: Surroundings): string {
  if (items.length === 0) return '';
  const { nextSessions, moreSessions } = PAGE_WORDS[around.language];
  const list = items.map((session) => `<li>${saidOf(session, around)}</li>`).join('');
  return `<section><h2>${nextSessions}</h2><ol>${list}</ol>${hasMore ? `<p>${moreSessions}</p>` : ''}</section>`;
}

function saidOf(session: EventSessionView, around: Surroundings): string {
  const { startsAt, endsAt, title, place } = session;
  const texts = [title && inLanguage(title, around.language), place && inLanguage(place, around.language)];
  const lines = [...texts, ...standingsOf(session, around)].filter((line) => line !== undefined).map(escaped);
  return [`<p>${spanOf(startsAt, endsAt, around)}</p>`, ...lines.map((line) => `<p>${line}</p>`)].join('');
}

/** What has become of it, and how it is with its places. */
function standingsOf(session: EventSessionView, around: Surroundings): string[] {
  const { status, reason, previousStartsAt } = session;
  const words = PAGE_WORDS[around.language];
  const why = reason ? inLanguage(reason, around.language) : '';
  if (status === 'cancelled') return [words.sessionOff(why)];
  const moved = previousStartsAt === undefined ? [] : [words.sessionMoved(timeOf(previousStartsAt, around), why)];
  return [...moved, ...placesOf(session, around)];
}

function placesOf(
  { free, startsAt, signUpOpensAt, signUpClosesAt = startsAt }: EventSessionView,
  around: Surroundings,
): string[] {
  if (free === undefined) return [];
  const words = PAGE_WORDS[around.language];
  if (new Date(signUpClosesAt) <= around.now) return [words.closed];
  const opens =
    signUpOpensAt !== undefined && new Date(signUpOpensAt) > around.now ? [words.notYet(timeOf(signUpOpensAt, around))] : [];
  return [free > 0 ? words.sessionLeft(free) : words.sessionFull, ...opens];
}

import { BilingualTitle, isSameText } from '@linli/contracts';
import { EventWords, Period } from './notice-words';

/** A session as a notice tells it. */
export interface ToldSession {
  readonly from: Date;
  /** When it ends; its start where that is not known. */
  readonly to: Date;
  readonly title?: BilingualTitle;
  readonly place?: BilingualTitle;
}

/**
 * The words with the times of the sessions, given by start, in place of those of the event: of one session its time, place and title, of several
 * those of the first, how many follow and until when. Those that begin `at-once` are told as one.
 */
export function withSessions<W extends EventWords>(words: W, sessions: readonly ToldSession[], are: 'one-by-one' | 'at-once'): W {
  const [first] = sessions;
  if (!first) return words;
  const together = are === 'at-once' ? sessions : [first];
  const titles = together.flatMap(({ title }) => (title && !isSameText(title, words.title) ? [title] : []));
  const period: Period = {
    ...{ from: first.from, to: latest(together) },
    ...(titles.length > 0 && { titled: joined(titles) }),
    ...(are === 'one-by-one' && sessions.length > 1 && { more: sessions.length - 1, until: latest(sessions) }),
  };
  const places = together.flatMap(({ place }) => place ?? []);
  return { ...words, period, ...(places.length > 0 && { place: joined(places) }) };
}

const latest = (sessions: readonly ToldSession[]): Date => new Date(Math.max(...sessions.map(({ to }) => to.getTime())));

const joined = (texts: readonly BilingualTitle[]): BilingualTitle => ({
  zh: [...new Set(texts.map(({ zh }) => zh))].join('、'),
  en: [...new Set(texts.map(({ en }) => en))].join(', '),
});

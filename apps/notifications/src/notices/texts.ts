import { NoticeKind } from '@linli/contracts/notifications';
import { WordsOf } from './notice';

/** The values of a notice in words of one language; numbers stay numbers, for a text may count. */
export type Spoken<W> = { readonly [F in keyof W]: W[F] extends number ? number : string };

export interface Wording<W> {
  title(words: Spoken<W>): string;
  text(words: Spoken<W>): string;
  /** What follows the text where whoever waits can leave by a link; the link stands at its end, so that telephones know it. */
  leave?(link: string): string;
}

/** A text for every kind of notice. */
export type Texts = { readonly [K in NoticeKind]: Wording<WordsOf[K]> };

/** Those about single sessions of a programme. */
export type SessionTexts = Pick<
  Texts,
  'session-rescheduled' | 'session-cancelled' | 'session-given-up' | 'shift-session-rescheduled' | 'shift-session-cancelled'
>;

/** Those about missed events. */
export type MissedTexts = Pick<
  Texts,
  'no-show-recorded' | 'no-show-dropped' | 'no-show-appeal-accepted' | 'no-show-appeal-rejected' | 'locked-out' | 'lock-out-ended'
>;

/** Those about requests of enterprises. */
export type RequestTexts = Pick<Texts, Extract<NoticeKind, `request-${string}`>>;

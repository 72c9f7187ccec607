import { Language } from '@linli/contracts';
import { SendTextMessageBody, TextTemplate } from '@linli/contracts/notifications';

/** A text message on its way; number and values lie sealed. */
export interface TextMessage {
  readonly _id: string;
  readonly to: string;
  /** Gone once the provider has taken it. */
  readonly values?: string;
  readonly template: TextTemplate;
  readonly language: Language;
  readonly status: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly expiresAt: Date;
  readonly queuedAt: Date;
  /** Of the last attempt alone: who has taken it. */
  readonly takenBy?: string;
}

/** A text message as the provider needs it. */
export interface OpenedText extends Pick<TextMessage, '_id' | 'template' | 'language'> {
  readonly to: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly text: string;
}

/** What has become of one attempt: taken, refused for good, or to be tried again. */
export type Attempt = 'taken' | 'refused' | 'later';

/** What the provider says to one attempt; where there is too much for it, for how many milliseconds it wants no other. */
export interface Answer {
  readonly attempt: Attempt;
  readonly pauseMs?: number;
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** So long, in milliseconds, an attempt has at most; then another may be made. */
export const ATTEMPT_MS = 10_000;

export const queued = ({ id, to, values, template, language, expiresAt }: SendTextMessageBody, now: Date): TextMessage => ({
  ...{ _id: id, to, values, template, language, status: 'queued', attempts: 0 },
  ...{ nextAttemptAt: now, expiresAt: new Date(expiresAt), queuedAt: now },
});

/** How it goes on after an attempt; what has expired meanwhile is not tried again. */
export function outcomeOf(
  attempt: Attempt,
  { attempts, expiresAt }: TextMessage,
  now: Date,
): Pick<TextMessage, 'status' | 'nextAttemptAt'> {
  if (attempt === 'taken') return { status: 'sent', nextAttemptAt: now };
  const nextAttemptAt = new Date(now.getTime() + Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS));
  const isOver = attempt === 'refused' || nextAttemptAt >= expiresAt;
  return { status: isOver ? 'failed' : 'queued', nextAttemptAt };
}

import { createHmac } from 'node:crypto';
import { maskPhone } from '@linli/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { TextSettings } from '../text-settings';
import { Answer, ATTEMPT_MS, OpenedText } from './text-message';

export const TEXT_SETTINGS = Symbol('text settings');

/** Where the other side says that it is too much and not for how long; and the longest that it is listened to. */
const [USUAL_PAUSE_MS, LONGEST_PAUSE_MS] = [1_000, 60_000];

/** Hands text messages to whoever sends them, by address, or writes them into the log; under one id the other side sends once. */
@Injectable()
export class TextProvider {
  private readonly log = new Logger('TextMessages');

  constructor(@Inject(TEXT_SETTINGS) private readonly settings: TextSettings) {}

  get isOn(): boolean {
    return this.settings.SMS_URL !== undefined || this.goesToLog;
  }

  get goesToLog(): boolean {
    return this.settings.SMS_URL === undefined && this.settings.SMS_TO_LOG === 'on';
  }

  /** How many in any second at most; undefined where nobody has said so. */
  get perSecond(): number | undefined {
    const { SMS_PER_SECOND } = this.settings;
    return SMS_PER_SECOND === undefined ? undefined : Number(SMS_PER_SECOND);
  }

  async send(message: OpenedText): Promise<Answer> {
    const { SMS_URL, SMS_SECRET = '' } = this.settings;
    if (SMS_URL !== undefined) return post(message, { url: SMS_URL, secret: SMS_SECRET });
    this.log.warn(`SMS ${maskPhone(message.to)}: ${message.text}`);
    return { attempt: 'taken' };
  }
}

/** Under a signature over time and body. */
async function post({ _id: id, ...message }: OpenedText, { url, secret }: { url: string; secret: string }): Promise<Answer> {
  const body = JSON.stringify({ id, ...message });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-linli-timestamp': timestamp, 'x-linli-signature': `v1=${signature}` };
  const signal = AbortSignal.timeout(ATTEMPT_MS);
  return fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' }).then(answered, () => ({ attempt: 'later' }));
}

async function answered(response: Response): Promise<Answer> {
  await response.body?.cancel();
  const { status } = response;
  if (status >= 200 && status < 300) return { attempt: 'taken' };
  if (status === 429) return { attempt: 'later', pauseMs: pauseIn(response.headers.get('retry-after')) };
  return { attempt: status >= 400 && status < 500 && status !== 408 ? 'refused' : 'later' };
}

/** From `Retry-After` in seconds; dates are not read. */
function pauseIn(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? '');
  return seconds > 0 ? Math.min(seconds * 1_000, LONGEST_PAUSE_MS) : USUAL_PAUSE_MS;
}

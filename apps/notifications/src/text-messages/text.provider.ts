import { createHmac } from 'node:crypto';
import { maskPhone } from '@linli/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { TextSettings } from '../text-settings';
import { ATTEMPT_MS, Attempt, OpenedText } from './text-message';

export const TEXT_SETTINGS = Symbol('text settings');

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

  async send(message: OpenedText): Promise<Attempt> {
    const { SMS_URL, SMS_SECRET = '' } = this.settings;
    if (SMS_URL !== undefined) return post(message, { url: SMS_URL, secret: SMS_SECRET });
    this.log.warn(`SMS ${maskPhone(message.to)}: ${message.text}`);
    return 'taken';
  }
}

/** Under a signature over time and body. */
async function post({ _id: id, ...message }: OpenedText, { url, secret }: { url: string; secret: string }): Promise<Attempt> {
  const body = JSON.stringify({ id, ...message });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-linli-timestamp': timestamp, 'x-linli-signature': `v1=${signature}` };
  const signal = AbortSignal.timeout(ATTEMPT_MS);
  const status = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' }).then(drained, () => 0);
  if (status >= 200 && status < 300) return 'taken';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'later';
}

async function drained(answer: Response): Promise<number> {
  await answer.body?.cancel();
  return answer.status;
}

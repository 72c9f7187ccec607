import { createHmac } from 'node:crypto';
import { maskPhone } from '@linli/contracts';
import { Logger } from '@nestjs/common';
import { OpenedText } from './opened-text';
import { ATTEMPT_MS, Attempt, TextMessage } from './text-message';
import { TextSettings } from './text-settings';

/** Sends text messages: a provider may be asked twice for one id and must send it once. */
export interface TextProvider {
  send(message: TextMessage, opened: OpenedText): Promise<Attempt>;
}

/** As it is set: the provider behind an address, the log, or none. */
export function textProviderOf(settings: TextSettings): TextProvider | undefined {
  const { SMS_URL, SMS_SECRET = '' } = settings;
  if (SMS_URL !== undefined) return { send: (message, opened) => post({ SMS_URL, SMS_SECRET }, message, opened) };
  return settings.SMS_TO_LOG === 'on' ? { send: logged } : undefined;
}

const log = new Logger('TextMessages');

async function logged(_message: TextMessage, { to, text }: OpenedText): Promise<Attempt> {
  log.warn(`SMS ${maskPhone(to)}: ${text}`);
  return 'taken';
}

/** The adapter of a provider gets what providers ask for, under a signature over time and body. */
async function post(
  { SMS_URL, SMS_SECRET }: Required<Pick<TextSettings, 'SMS_URL' | 'SMS_SECRET'>>,
  { _id: id, template, language }: TextMessage,
  { to, values, text }: OpenedText,
): Promise<Attempt> {
  const body = JSON.stringify({ id, to, template, language, values, text });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SMS_SECRET).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-linli-timestamp': timestamp, 'x-linli-signature': `v1=${signature}` };
  const signal = AbortSignal.timeout(ATTEMPT_MS);
  const status = await fetch(SMS_URL, { method: 'POST', body, headers, signal, redirect: 'error' }).then(drained, () => 0);
  if (status >= 200 && status < 300) return 'taken';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'later';
}

async function drained(answer: Response): Promise<number> {
  await answer.body?.cancel();
  return answer.status;
}

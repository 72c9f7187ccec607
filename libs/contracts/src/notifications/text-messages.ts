import { LANGUAGES, type Language } from '../actor';
import { defineCommand, defineQuery } from '../contract';
import { defineError } from '../declared-error';
import { Id, Instant, ListOf, OneOf, Text } from '../fields';

/** What a text message can say; the words stand in the catalogues of the notifications service, and in the provider's templates. */
export const TEXT_TEMPLATES = ['one-time-code', 'phone-changed', 'account-erased'] as const;
export type TextTemplate = (typeof TEXT_TEMPLATES)[number];

/** Where number and values of a text message are sealed for: nobody between sender and provider can read them. */
export const SEALED_FOR = 'textMessages';

export class SendTextMessageBody {
  @Id({ about: 'Names the message: under one id it is sent once' }) id: string;
  @Text({ about: 'The mobile number, sealed for the field `to` of this message', max: 600 }) to: string;
  @Text({ about: 'The values that the template is filled with, as JSON, sealed for its field `values`', max: 2000 })
  values: string;
  @OneOf(TEXT_TEMPLATES, { about: 'What it says' }) template: TextTemplate;
  @OneOf(LANGUAGES, { about: 'In which language' }) language: Language;
  @Instant({ about: 'Not to be sent any more then' }) expiresAt: string;
}

export class TextMessageTaken {
  @Id({ about: 'The message' }) id: string;
}

/** A text message that was written to the log for want of a provider. */
export class LoggedTextView {
  @Instant({ about: 'When' }) at: string;
  @Text({ about: 'To whom, masked', max: 20 }) to: string;
  @Text({ about: 'What it said', max: 500 }) text: string;
}

export class LoggedTextList {
  @ListOf(() => LoggedTextView, { about: 'The latest, newest first', max: 20 }) items: LoggedTextView[];
}

export class ListLoggedTextsBody {}

/** Neither a provider of text messages is set nor are they to be logged. */
export const TextMessagesOff = defineError('notifications.text-messages-off', 'unavailable', {
  'zh-CN': '短信服务尚未开通，请使用密码登录或联系管理员。',
  en: 'Text messages are not set up; please use your password, or ask the administrator.',
});

/** Takes a text message over; it is sent at once, and again while the provider cannot be reached, until it has expired. */
export const SendTextMessage = defineCommand('notifications.send-text-message', {
  body: SendTextMessageBody,
  reply: TextMessageTaken,
  fails: [TextMessagesOff],
});

/** The latest text messages that were logged; none where they go to a provider. */
export const ListLoggedTexts = defineQuery('notifications.list-logged-texts', {
  body: ListLoggedTextsBody,
  reply: LoggedTextList,
});

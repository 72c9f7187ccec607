import { PhoneNumberChanged, PhoneNumberFact } from '@linli/contracts/gateway';
import {
  ListLoggedTexts,
  LoggedTextList,
  SEALED_FOR,
  SendTextMessage,
  SendTextMessageBody,
  TextMessagesOff,
  TextMessageTaken,
} from '@linli/contracts/notifications';
import { Handles, When } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { PERSONAL_DATA } from './gateway-system';

interface Text {
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The text messages that came in, opened, and as they came, and the numbers of before that were to be warned; or `isOff`, and none is taken. */
export const texts = { received: [] as Text[], sealed: [] as SendTextMessageBody[], warned: [] as string[], isOff: false };

/** The code of the last text message to the number. */
export const codeTo = (phone: string): string => texts.received.findLast(({ to }) => to === phone)?.values.code as string;

@Handles(SendTextMessage)
class SendTextMessageHandler {
  async handle(body: SendTextMessageBody): Promise<TextMessageTaken> {
    if (texts.isOff) throw new TextMessagesOff();
    const open = (field: 'to' | 'values') =>
      Keyring.of(PERSONAL_DATA).open(body[field], { collection: SEALED_FOR, field, id: body.id });
    const { template, language } = body;
    texts.received.push({ to: open('to'), template, language, values: JSON.parse(open('values')) });
    texts.sealed.push(body);
    return { id: body.id };
  }
}

@Handles(ListLoggedTexts)
class ListLoggedTextsHandler {
  async handle(): Promise<LoggedTextList> {
    return { items: [] };
  }
}

@When(PhoneNumberChanged, 'warn-former-number-when-phone-number-changed')
class WarnFormerNumberHandler {
  async handle({ messageId: id, formerPhone }: PhoneNumberFact): Promise<void> {
    texts.warned.push(Keyring.of(PERSONAL_DATA).open(formerPhone, { collection: SEALED_FOR, field: 'to', id }));
  }
}

@Module({ controllers: [SendTextMessageHandler, ListLoggedTextsHandler, WarnFormerNumberHandler] })
class TextDeskModule {}

/** A small service that takes text messages, in the place of notifications. */
export const textDesk: ServiceDefinition = { name: 'notifications', contracts: [], module: TextDeskModule };

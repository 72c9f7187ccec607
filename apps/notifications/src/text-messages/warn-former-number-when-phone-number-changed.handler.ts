import { PhoneNumberChanged, PhoneNumberFact } from '@linli/contracts/gateway';
import { MessageContext, When } from '@linli/messaging';
import { TextProvider } from './text.provider';
import { queued } from './text-message';
import { TextMessageStore } from './text-message.store';

/** For so long the warning is of use. */
const DAY_MS = 86_400_000;

/** Where no text messages are sent nobody is warned; the change holds all the same. */
@When(PhoneNumberChanged, 'warn-former-number-when-phone-number-changed')
export class WarnFormerNumberWhenPhoneNumberChangedHandler {
  constructor(
    private readonly messages: TextMessageStore,
    private readonly provider: TextProvider,
  ) {}

  async handle({ messageId: id, formerPhone: to, language, at }: PhoneNumberFact, { now }: MessageContext): Promise<void> {
    if (!this.provider.isOn) return;
    const expiresAt = new Date(Date.parse(at) + DAY_MS).toISOString();
    await this.messages.queue(queued({ id, to, values: '', template: 'phone-changed', language, expiresAt }, now));
  }
}

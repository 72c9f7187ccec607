import { SendTextMessage, SendTextMessageBody, TextMessagesOff, TextMessageTaken } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { TextProvider } from './text.provider';
import { queued } from './text-message';
import { TextMessageStore } from './text-message.store';

@Handles(SendTextMessage)
export class SendTextMessageHandler {
  constructor(
    private readonly messages: TextMessageStore,
    private readonly provider: TextProvider,
  ) {}

  async handle(body: SendTextMessageBody, { now }: MessageContext): Promise<TextMessageTaken> {
    if (!this.provider.isOn) throw new TextMessagesOff();
    await this.messages.queue(queued(body, now));
    return { id: body.id };
  }
}

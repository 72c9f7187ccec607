import { SendTextMessage, SendTextMessageBody, TextMessagesOff, TextMessageTaken } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { SendTextMessagesRun } from './send-text-messages.run';
import { queued } from './text-message';
import { TextMessageStore } from './text-message.store';

@Handles(SendTextMessage)
export class SendTextMessageHandler {
  constructor(
    private readonly messages: TextMessageStore,
    private readonly sending: SendTextMessagesRun,
  ) {}

  async handle(body: SendTextMessageBody, { now }: MessageContext): Promise<TextMessageTaken> {
    if (!this.sending.isOn) throw new TextMessagesOff();
    await this.messages.queue(queued(body, now));
    return { id: body.id };
  }
}

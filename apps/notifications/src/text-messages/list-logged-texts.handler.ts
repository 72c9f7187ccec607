import { maskPhone } from '@linli/contracts';
import { ListLoggedTexts, ListLoggedTextsBody, LoggedTextList } from '@linli/contracts/notifications';
import { Handles } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { openedText } from './opened-text';
import { SendTextMessagesRun } from './send-text-messages.run';
import { TextMessageStore } from './text-message.store';

const MOST = 20;

@Handles(ListLoggedTexts)
export class ListLoggedTextsHandler {
  constructor(
    private readonly messages: TextMessageStore,
    private readonly sending: SendTextMessagesRun,
    private readonly keyring: Keyring,
  ) {}

  async handle(_body: ListLoggedTextsBody): Promise<LoggedTextList> {
    const latest = this.sending.goesToLog ? await this.messages.latest(MOST) : [];
    return {
      items: latest.map((message) => {
        const { to, text } = openedText(message, this.keyring);
        return { at: message.queuedAt.toISOString(), to: maskPhone(to), text };
      }),
    };
  }
}

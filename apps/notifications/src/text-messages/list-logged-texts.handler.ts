import { maskPhone } from '@linli/contracts';
import { ListLoggedTexts, ListLoggedTextsBody, LoggedTextList } from '@linli/contracts/notifications';
import { Handles } from '@linli/messaging';
import { TextProvider } from './text.provider';
import { TextMessageStore } from './text-message.store';

const MOST = 20;

@Handles(ListLoggedTexts)
export class ListLoggedTextsHandler {
  constructor(
    private readonly messages: TextMessageStore,
    private readonly provider: TextProvider,
  ) {}

  async handle(_body: ListLoggedTextsBody): Promise<LoggedTextList> {
    const latest = this.provider.goesToLog ? await this.messages.latest(MOST) : [];
    return {
      items: latest.map((message) => {
        const { to, text } = this.messages.opened(message);
        return { at: message.queuedAt.toISOString(), to: maskPhone(to), text };
      }),
    };
  }
}

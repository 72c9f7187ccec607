import { CountUnread, CountUnreadBody, UnreadCountView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';

@Handles(CountUnread)
export class CountUnreadHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(_query: CountUnreadBody, { actor }: MessageContext): Promise<UnreadCountView> {
    return { unread: await this.notices.countUnread(actor.id) };
  }
}

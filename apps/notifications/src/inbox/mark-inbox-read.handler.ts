import { CountUnreadBody, MarkInboxRead, UnreadCountView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';

@Handles(MarkInboxRead)
export class MarkInboxReadHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(_command: CountUnreadBody, { actor, now }: MessageContext): Promise<UnreadCountView> {
    await this.notices.markAllRead(actor.id, now);
    return { unread: await this.notices.countUnread(actor.id) };
  }
}

import { InboxPage, ListInbox, ListInboxBody } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { viewOf } from '../notices/notice.view';
import { NoticeLinks } from '../notices/notice-links.provider';
import { RecipientStore } from '../recipients/recipient.store';

@Handles(ListInbox)
export class ListInboxHandler {
  constructor(
    private readonly notices: NoticeStore,
    private readonly recipients: RecipientStore,
    private readonly links: NoticeLinks,
  ) {}

  async handle(query: ListInboxBody, { actor }: MessageContext): Promise<InboxPage> {
    const reader = await this.recipients.preferencesOf(actor.id);
    const page = await this.notices.pageByPerson(actor.id, query);
    const unread = await this.notices.countUnread(actor.id);
    return { ...page, items: page.items.map((notice) => viewOf(notice, reader, this.links.toLeave)), unread };
  }
}

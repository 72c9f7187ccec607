import { MarkNoticeRead, NoticeIdBody, NoticeView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { viewOf } from '../notices/notice.view';
import { NoticeLinks } from '../notices/notice-links.provider';
import { RecipientStore } from '../recipients/recipient.store';

@Handles(MarkNoticeRead)
export class MarkNoticeReadHandler {
  constructor(
    private readonly notices: NoticeStore,
    private readonly recipients: RecipientStore,
    private readonly links: NoticeLinks,
  ) {}

  async handle({ noticeId }: NoticeIdBody, { actor, now }: MessageContext): Promise<NoticeView> {
    await this.notices.markRead(noticeId, actor.id, now);
    const notice = await this.notices.getOwn(noticeId, actor.id);
    return viewOf(notice, await this.recipients.preferencesOf(actor.id), this.links.toLeave);
  }
}

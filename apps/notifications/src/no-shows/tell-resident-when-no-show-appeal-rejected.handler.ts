import { NoShowAppealRejected, NoShowAppealRejectedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { rejectedLetter } from './no-show';

@When(NoShowAppealRejected, 'tell-resident-when-no-show-appeal-rejected')
export class TellResidentWhenNoShowAppealRejectedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: NoShowAppealRejectedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver([rejectedLetter(fact)], now);
  }
}

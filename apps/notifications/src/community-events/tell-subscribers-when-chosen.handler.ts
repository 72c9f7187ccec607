import { SubscribersChosen, SubscribersChosenBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { lettersTo } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';
import { seriesNews } from './community-event';

@When(SubscribersChosen, 'tell-subscribers-when-chosen')
export class TellSubscribersWhenChosenHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: SubscribersChosenBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver(lettersTo(fact.personIds, seriesNews(fact)), now);
  }
}

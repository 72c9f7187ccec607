import { StopsRetimed, StopsRetimedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { lettersTo } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';
import { retimedNews } from './community-event';

@When(StopsRetimed, 'tell-riders-when-stops-retimed')
export class TellRidersWhenStopsRetimedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: StopsRetimedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver(lettersTo(fact.personIds, retimedNews(fact)), now);
  }
}

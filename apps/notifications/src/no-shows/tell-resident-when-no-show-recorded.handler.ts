import { NoShowRecorded, NoShowRecordedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { missedLetters } from './no-show';

@When(NoShowRecorded, 'tell-resident-when-no-show-recorded')
export class TellResidentWhenNoShowRecordedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: NoShowRecordedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver(missedLetters(fact), now);
  }
}

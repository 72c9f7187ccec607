import { RegistrationRejected, RegistrationRejectedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, rejectionLetter, stepOf } from './community-event';

@When(RegistrationRejected, 'tell-resident-when-registration-rejected')
export class TellResidentWhenRegistrationRejectedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationRejectedBody, { now }: MessageContext): Promise<void> {
    await this.diary.noteStep(stepOf(fact, 'leaves'), occasionOf(fact.communityEvent), now);
    await this.notices.deliver([rejectionLetter(fact)], now);
  }
}

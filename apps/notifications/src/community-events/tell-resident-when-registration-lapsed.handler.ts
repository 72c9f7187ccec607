import { RegistrationLapsed, RegistrationLapsedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { lapseLetter, occasionOf, stepOf } from './community-event';

@When(RegistrationLapsed, 'tell-resident-when-registration-lapsed')
export class TellResidentWhenRegistrationLapsedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationLapsedBody, { now }: MessageContext): Promise<void> {
    await this.diary.noteStep(stepOf(fact, 'leaves'), occasionOf(fact.communityEvent), now);
    await this.notices.deliver([lapseLetter(fact)], now);
  }
}

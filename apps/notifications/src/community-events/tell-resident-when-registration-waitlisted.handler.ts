import { RegistrationFact, RegistrationWaitlisted } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, registrationLetter, stepOf } from './community-event';

@When(RegistrationWaitlisted, 'tell-resident-when-registration-waitlisted')
export class TellResidentWhenRegistrationWaitlistedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationFact, { now }: MessageContext): Promise<void> {
    const occasion = await this.diary.noteStep(stepOf(fact, 'waits'), occasionOf(fact.communityEvent), now);
    await this.notices.deliver([registrationLetter('registration-waitlisted', fact, { occasion, now })], now);
  }
}

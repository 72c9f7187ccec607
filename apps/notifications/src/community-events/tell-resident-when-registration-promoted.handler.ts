import { RegistrationFact, RegistrationPromoted } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, registrationLetter, stepOf } from './community-event';

@When(RegistrationPromoted, 'tell-resident-when-registration-promoted')
export class TellResidentWhenRegistrationPromotedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationFact, { now }: MessageContext): Promise<void> {
    const occasion = await this.diary.noteStep(stepOf(fact, 'moves-up'), occasionOf(fact.communityEvent), now);
    await this.notices.deliver([registrationLetter('registration-promoted', fact, { occasion, now })], now);
  }
}

import { RegistrationConfirmed, RegistrationFact } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, registrationLetter, stepOf } from './community-event';

@When(RegistrationConfirmed, 'tell-resident-when-registration-confirmed')
export class TellResidentWhenRegistrationConfirmedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationFact, { now }: MessageContext): Promise<void> {
    const occasion = await this.diary.noteStep(stepOf(fact, 'enters'), occasionOf(fact.communityEvent), now);
    const kind = fact.because === 'taken-over' ? 'place-taken-over' : 'registration-confirmed';
    await this.notices.deliver([registrationLetter(kind, fact, { occasion, now })], now);
  }
}

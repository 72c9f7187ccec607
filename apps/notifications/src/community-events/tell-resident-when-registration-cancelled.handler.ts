import { RegistrationCancelled, RegistrationFact } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, registrationLetter, stepOf } from './community-event';

@When(RegistrationCancelled, 'tell-resident-when-registration-cancelled')
export class TellResidentWhenRegistrationCancelledHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationFact, { now }: MessageContext): Promise<void> {
    const occasion = await this.diary.noteStep(stepOf(fact, 'leaves'), occasionOf(fact.communityEvent), now);
    // Whoever has waited and has taken a place over is told of that alone.
    if (fact.because === 'taken-over') return;
    const kind = fact.because === 'passed-on' ? 'place-passed-on' : 'registration-cancelled';
    await this.notices.deliver([registrationLetter(kind, fact, { occasion, now })], now);
  }
}

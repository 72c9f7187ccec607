import { OfferExpired, RegistrationFact } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, registrationLetter, stepOf } from './community-event';

@When(OfferExpired, 'tell-resident-when-offer-expired')
export class TellResidentWhenOfferExpiredHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationFact, { now }: MessageContext): Promise<void> {
    await this.diary.noteStep(stepOf(fact, 'leaves'), occasionOf(fact.communityEvent), now);
    await this.notices.deliver([registrationLetter('offer-expired', fact)], now);
  }
}

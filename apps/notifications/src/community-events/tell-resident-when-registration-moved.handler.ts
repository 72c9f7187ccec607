import { RegistrationMoved, RegistrationMovedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, splitLetter, stepOf } from './community-event';

/** Whoever goes with a part of an event to another one is told once, of both. */
@When(RegistrationMoved, 'tell-resident-when-registration-moved')
export class TellResidentWhenRegistrationMovedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: RegistrationMovedBody, { now }: MessageContext): Promise<void> {
    const { into, waits } = fact;
    await this.diary.noteStep(stepOf(fact, 'leaves'), occasionOf(fact.communityEvent), now);
    const occasion = await this.diary.noteStep(stepOf(into, waits ? 'waits' : 'enters'), occasionOf(into.communityEvent), now);
    await this.notices.deliver([splitLetter(fact, { occasion, now })], now);
  }
}

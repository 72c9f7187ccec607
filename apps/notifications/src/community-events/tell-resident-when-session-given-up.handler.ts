import { SessionGivenUp, SessionGivenUpBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf } from './community-event';
import { givenUpLetter, givenUpStep } from './session';

@When(SessionGivenUp, 'tell-resident-when-session-given-up')
export class TellResidentWhenSessionGivenUpHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: SessionGivenUpBody, { now }: MessageContext): Promise<void> {
    await this.diary.noteStep(givenUpStep(fact), occasionOf(fact.communityEvent), now);
    await this.notices.deliver([givenUpLetter(fact)], now);
  }
}

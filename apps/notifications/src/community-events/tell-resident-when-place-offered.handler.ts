import { PlaceOffered, PlaceOfferedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { occasionOf, offerLetter } from './community-event';

/** Whoever is offered a place still waits: nothing changes but what they are told. */
@When(PlaceOffered, 'tell-resident-when-place-offered')
export class TellResidentWhenPlaceOfferedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: PlaceOfferedBody, { now }: MessageContext): Promise<void> {
    const occasion = await this.diary.note(occasionOf(fact.communityEvent), now);
    await this.notices.deliver([offerLetter(fact, { occasion, now })], now);
  }
}

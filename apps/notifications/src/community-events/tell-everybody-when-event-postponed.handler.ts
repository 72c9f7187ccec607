import { CommunityEventPostponed, CommunityEventPostponedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { postponed } from './community-event';

@When(CommunityEventPostponed, 'tell-everybody-when-event-postponed')
export class TellEverybodyWhenEventPostponedHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: CommunityEventPostponedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(postponed(fact), now);
  }
}

import { CommunityEventCancelled, CommunityEventCancelledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { cancelled } from './community-event';

@When(CommunityEventCancelled, 'tell-everybody-when-event-cancelled')
export class TellEverybodyWhenEventCancelledHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: CommunityEventCancelledBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(cancelled(fact), now);
  }
}

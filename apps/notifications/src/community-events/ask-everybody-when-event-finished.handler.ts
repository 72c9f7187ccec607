import { CommunityEventFinished, CommunityEventFinishedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { finished } from './community-event';

@When(CommunityEventFinished, 'ask-everybody-when-event-finished')
export class AskEverybodyWhenEventFinishedHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: CommunityEventFinishedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(finished(fact), now);
  }
}

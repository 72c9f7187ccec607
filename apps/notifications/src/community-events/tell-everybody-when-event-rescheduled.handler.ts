import { CommunityEventRescheduled, CommunityEventRescheduledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { rescheduled } from './community-event';

@When(CommunityEventRescheduled, 'tell-everybody-when-event-rescheduled')
export class TellEverybodyWhenEventRescheduledHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: CommunityEventRescheduledBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(rescheduled(fact), now);
  }
}

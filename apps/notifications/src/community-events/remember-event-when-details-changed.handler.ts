import { CommunityEventDetailsChanged, CommunityEventDetailsChangedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { occasionOf } from './community-event';

@When(CommunityEventDetailsChanged, 'remember-event-when-details-changed')
export class RememberEventWhenDetailsChangedHandler {
  constructor(private readonly diary: DiaryStore) {}

  /** Nobody is told; reminders to come say it as it is now. */
  async handle({ communityEvent }: CommunityEventDetailsChangedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(occasionOf(communityEvent), now);
  }
}

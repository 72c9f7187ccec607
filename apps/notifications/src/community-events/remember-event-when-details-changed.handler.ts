import { CommunityEventDetailsChanged, CommunityEventDetailsChangedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { toldAnew } from './community-event';

@When(CommunityEventDetailsChanged, 'remember-event-when-details-changed')
export class RememberEventWhenDetailsChangedHandler {
  constructor(private readonly diary: DiaryStore) {}

  /** Everybody is told of another place, and of nothing else; reminders to come say it as it is now. */
  async handle(fact: CommunityEventDetailsChangedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(toldAnew(fact), now);
  }
}

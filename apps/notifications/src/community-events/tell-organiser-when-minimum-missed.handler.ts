import { CommunityEventMinimumMissed, CommunityEventMinimumMissedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { minimumLetter } from './community-event';

@When(CommunityEventMinimumMissed, 'tell-organiser-when-minimum-missed')
export class TellOrganiserWhenMinimumMissedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: CommunityEventMinimumMissedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver([minimumLetter(fact)], now);
  }
}

import { SubscribersChosen, SubscribersChosenBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { Announcements } from './announcements.desk';

@When(SubscribersChosen, 'go-on-telling-when-subscribers-chosen', { publishes: [SubscribersChosen] })
export class GoOnTellingWhenSubscribersChosenHandler {
  constructor(private readonly announcements: Announcements) {}

  async handle({ seriesId, communityEvent, after }: SubscribersChosenBody, { outbox }: MessageContext): Promise<void> {
    if (after !== undefined) await this.announcements.goOn({ seriesId, communityEvent }, outbox, after);
  }
}

import { SeriesEventPublished, SeriesEventPublishedBody, SubscribersChosen } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { Announcements } from './announcements.desk';

@When(SeriesEventPublished, 'tell-subscribers-when-series-event-published', { publishes: [SubscribersChosen] })
export class TellSubscribersWhenSeriesEventPublishedHandler {
  constructor(private readonly announcements: Announcements) {}

  async handle(fact: SeriesEventPublishedBody, { outbox }: MessageContext): Promise<void> {
    await this.announcements.goOn(fact, outbox);
  }
}

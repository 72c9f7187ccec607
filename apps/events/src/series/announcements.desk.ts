import {
  CommunityEventStatus,
  SeriesEventPublishedBody,
  SUBSCRIBERS_AT_A_TIME,
  SubscribersChosen,
} from '@linli/contracts/events';
import { Outbox } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEventStore } from '../community-events/community-event.store';
import { SeriesStore } from './series.store';
import { SubscriptionStore } from './subscription.store';

/** A fact may arrive before the publication that it tells of can be read. */
const isOff = (status: CommunityEventStatus): boolean => status === 'cancelled' || status === 'postponed';

/**
 * Who is told of an event of a series: some subscribers at a time, each lot by a fact that leads to the next. Where it is interrupted, the
 * fact that leads on is delivered again.
 */
@Injectable()
export class Announcements {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly series: SeriesStore,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** Publishes the next lot, if there is one; an event that is off is announced to nobody more. */
  async goOn({ seriesId, communityEvent }: SeriesEventPublishedBody, outbox: Outbox, after?: string): Promise<void> {
    const personIds = await this.subscriptions.subscribersOf(seriesId, { after, most: SUBSCRIBERS_AT_A_TIME });
    const { status } = await this.communityEvents.get(communityEvent.id);
    if (personIds.length === 0 || isOff(status)) return;
    const { title: seriesTitle } = await this.series.get(seriesId);
    const last = personIds.at(-1);
    const mayBeMore = personIds.length === SUBSCRIBERS_AT_A_TIME;
    const lot = { seriesId, communityEvent, seriesTitle, personIds, ...(mayBeMore && { after: last }) };
    outbox.publish(SubscribersChosen, lot);
  }
}

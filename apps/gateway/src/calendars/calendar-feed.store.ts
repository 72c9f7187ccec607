import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CalendarFeed } from './calendar-feed';
import { CALENDAR_FEED } from './calendar-feed.schema';

@Injectable()
export class CalendarFeedStore {
  constructor(@InjectModel(CALENDAR_FEED) private readonly feeds: Model<CalendarFeed>) {}

  /** Takes the place of the person's feed of before, whose address ends. */
  async put(feed: CalendarFeed): Promise<void> {
    await this.feeds.replaceOne({ _id: feed._id }, feed, { upsert: true });
  }

  of(accountId: string): Promise<CalendarFeed | null> {
    return this.feeds.findById(accountId).lean<CalendarFeed>();
  }

  byToken(tokenHash: string): Promise<CalendarFeed | null> {
    return this.feeds.findOne({ tokenHash }).lean<CalendarFeed>();
  }

  /** Whether there was one. */
  async end(accountId: string): Promise<boolean> {
    return (await this.feeds.deleteOne({ _id: accountId })).deletedCount > 0;
  }
}

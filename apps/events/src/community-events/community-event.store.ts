import { EventNotFound, ListCommunityEventsBody } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CommunityEvent, LONGEST_EVENT_DAYS } from './community-event';
import { COMMUNITY_EVENT } from './community-event.schema';

@Injectable()
export class CommunityEventStore {
  constructor(@InjectModel(COMMUNITY_EVENT) private readonly communityEvents: Model<CommunityEvent>) {}

  /** Throws EventNotFound when there is none. */
  async get(id: string): Promise<CommunityEvent> {
    const found = await this.communityEvents.findById(id).lean<CommunityEvent>();
    if (!found) throw new EventNotFound();
    return found;
  }

  async insert(communityEvent: CommunityEvent): Promise<void> {
    await this.communityEvents.insertOne(communityEvent);
  }

  /** Replaces the event as a whole; inside a transaction whoever else changed it since it was read makes this conflict. */
  async save(communityEvent: CommunityEvent): Promise<void> {
    await this.communityEvents.replaceOne({ _id: communityEvent._id }, communityEvent);
  }

  /** Keeps the events that somebody organised under a pseudonym; tells how many. */
  async pseudonymise(organiserId: string, pseudonym: string): Promise<number> {
    return (await this.communityEvents.updateMany({ organiserId }, { $set: { organiserId: pseudonym } })).modifiedCount;
  }

  /** Published events that end after the instant, by start. */
  pagePublished({ areaCode, limit, after }: ListCommunityEventsBody, endAfter: Date): Promise<Page<CommunityEvent>> {
    const earliestStart = new Date(endAfter.getTime() - LONGEST_EVENT_DAYS * 86_400_000);
    const filter = {
      status: 'published' as const,
      startsAt: { $gt: earliestStart },
      endsAt: { $gt: endAfter },
      ...(areaCode && { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } }),
    };
    return pageOf(this.communityEvents, filter, { limit, after, by: 'startsAt', direction: 1 });
  }
}

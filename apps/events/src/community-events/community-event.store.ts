import { EventNotFound, ListCommunityEventsBody } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CommunityEvent, LONGEST_EVENT_DAYS, USUAL_SIGN_UP_RULES } from './community-event';
import { COMMUNITY_EVENT } from './community-event.schema';
import { USUAL_DETAILS } from './details';

@Injectable()
export class CommunityEventStore {
  constructor(@InjectModel(COMMUNITY_EVENT) private readonly communityEvents: Model<CommunityEvent>) {}

  /** Throws EventNotFound when there is none. */
  async get(id: string): Promise<CommunityEvent> {
    const found = await this.communityEvents.findById(id).lean<CommunityEvent>();
    if (!found) throw new EventNotFound();
    return whole(found);
  }

  /** Those of the events that are there, by id. */
  async among(ids: readonly string[]): Promise<ReadonlyMap<string, CommunityEvent>> {
    const found = await this.communityEvents.find({ _id: { $in: [...new Set(ids)] } }).lean<CommunityEvent[]>();
    return new Map(found.map((one) => [one._id, whole(one)]));
  }

  async insert(communityEvent: CommunityEvent): Promise<void> {
    await this.communityEvents.insertOne(communityEvent);
  }

  /** Makes readable what a sitting of the sign-up desk has decided; a later one stays. */
  async project(communityEvent: CommunityEvent): Promise<void> {
    const { _id, sequence } = communityEvent;
    await this.communityEvents.replaceOne({ _id, sequence: { $not: { $gte: sequence } } }, communityEvent);
  }

  /** The events that somebody has made. */
  async organisedBy(organiserId: string): Promise<string[]> {
    const found = await this.communityEvents.find({ organiserId }, { _id: 1 }).lean<CommunityEvent[]>();
    return found.map(({ _id }) => _id);
  }

  /** Published events that end after the instant, by start. */
  async pagePublished({ areaCode, limit, after }: ListCommunityEventsBody, endAfter: Date): Promise<Page<CommunityEvent>> {
    const earliestStart = new Date(endAfter.getTime() - LONGEST_EVENT_DAYS * 86_400_000);
    const filter = {
      status: 'published' as const,
      startsAt: { $gt: earliestStart },
      endsAt: { $gt: endAfter },
      ...(areaCode && { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } }),
    };
    const page = await pageOf(this.communityEvents, filter, { limit, after, by: 'startsAt', direction: 1 });
    return { ...page, items: page.items.map(whole) };
  }
}

/** Events of before there were pools, rules of sign-up and details lack what came with them. */
const whole = (found: CommunityEvent): CommunityEvent => ({
  ...USUAL_DETAILS,
  ...{ pools: [], signUpRules: USUAL_SIGN_UP_RULES, placesHeld: 0, sequence: 0 },
  ...found,
});

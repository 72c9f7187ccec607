import { PageQuery } from '@linli/contracts';
import { EventNotFound } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CommunityEvent, USUAL_SIGN_UP_RULES } from './community-event';
import { COMMUNITY_EVENT } from './community-event.schema';
import { USUAL_DETAILS } from './details';
import { EventFilter } from './event-filter';
import { EventListingStore, PageInOrder } from './event-listing.store';

@Injectable()
export class CommunityEventStore {
  constructor(
    @InjectModel(COMMUNITY_EVENT) private readonly communityEvents: Model<CommunityEvent>,
    private readonly listings: EventListingStore,
  ) {}

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
    await this.listings.insert(communityEvent);
  }

  /** Makes readable what a sitting of the sign-up desk has decided; a later one stays. */
  async project(communityEvent: CommunityEvent): Promise<void> {
    const { _id, sequence } = communityEvent;
    await Promise.all([
      this.communityEvents.replaceOne({ _id, sequence: { $not: { $gte: sequence } } }, communityEvent),
      this.listings.project(communityEvent),
    ]);
  }

  /** The events that somebody has made. */
  async organisedBy(organiserId: string): Promise<string[]> {
    const found = await this.communityEvents.find({ organiserId }, { _id: 1 }).lean<CommunityEvent[]>();
    return found.map(({ _id }) => _id);
  }

  /** The events that somebody has made, the latest first. */
  async pageOfOrganiser(organiserId: string, page: PageQuery): Promise<Page<CommunityEvent>> {
    const found = await pageOf(this.communityEvents, { organiserId }, { ...page, by: 'startsAt', direction: -1 });
    return { ...found, items: found.items.map(whole) };
  }

  /** Events that match the filter, by start unless asked for otherwise. */
  async page(filter: EventFilter, part: PageInOrder): Promise<Page<CommunityEvent>> {
    const page = await this.listings.page(filter, part);
    const events = await this.among(page.items.map(({ _id }) => _id));
    return { ...page, items: page.items.flatMap(({ _id }) => events.get(_id) ?? []) };
  }
}

/** Events of before there were pools, rules of sign-up and details lack what came with them. */
const whole = (found: CommunityEvent): CommunityEvent => ({
  ...USUAL_DETAILS,
  ...{ pools: [], signUpRules: USUAL_SIGN_UP_RULES, placesHeld: 0, sequence: 0 },
  ...found,
});

import { PageQuery } from '@linli/contracts';
import { CommunityEventStatus, EventOrder } from '@linli/contracts/events';
import { BoundedMap, orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Span } from '../houses/span';
import { CommunityEvent } from './community-event';
import { EventFilter } from './event-filter';
import { OVER } from './event-life';
import { EVENT_LISTING } from './event-listing.schema';
import { EventListing, lapsesAtOf, listingOf, roomUntilOf, seatsLeaveAtOf } from './listing';

/** Events of which it is known here how they are listed; of any other the next sitting is listed anew. */
const MOST_KNOWN = 10_000;
/** Of one series or unit so many events to come are looked at. */
const MOST_TO_COME = 1_000;
/** Of one unit so many events of a term are looked at. */
const MOST_IN_A_TERM = 10_000;
/** Where people may have places at events that are still to come or going on. */
const TO_COME = ['published', 'postponed'] as const satisfies CommunityEventStatus[];
/** Where they have places, or had them. */
const TO_COME_OR_OVER = [...TO_COME, 'finished', 'archived'] as const satisfies CommunityEventStatus[];

/** A page of what is listed in that order; by start, the earliest first, if it does not say. */
export interface PageInOrder extends PageQuery {
  readonly sort?: EventOrder;
}

interface Listed extends Pick<EventListing, 'sequence' | 'revision'> {
  /** 0 where there is no room. */
  readonly roomUntil: number;
  /** 0 where nobody leaves a place. */
  readonly seatsLeaveAt: number;
  /** 0 where nobody waits for a place. */
  readonly lapsesAt: number;
}

@Injectable()
export class EventListingStore {
  private readonly known = new BoundedMap<string, Listed>(MOST_KNOWN);

  constructor(@InjectModel(EVENT_LISTING) private readonly listings: Model<EventListing>) {}

  async insert(communityEvent: CommunityEvent): Promise<void> {
    await this.listings.insertOne(listingOf(communityEvent));
  }

  /** Lists the event as a sitting has left it; a later one stays, and nothing is written where nothing can have changed. */
  async project(communityEvent: CommunityEvent): Promise<void> {
    const { _id, sequence, revision } = communityEvent;
    const instants = [roomUntilOf(communityEvent), seatsLeaveAtOf(communityEvent), lapsesAtOf(communityEvent)];
    const [roomUntil = 0, seatsLeaveAt = 0, lapsesAt = 0] = instants.map((instant) => Number(instant ?? 0));
    const now = { sequence, revision, roomUntil, seatsLeaveAt, lapsesAt };
    if (!isListed(now, this.known.get(_id)))
      await this.listings.replaceOne({ _id, sequence: { $not: { $gte: sequence } } }, listingOf(communityEvent));
    this.remember(_id, now);
  }

  /** Events that match the filter. */
  page(filter: EventFilter, { limit, after, sort = 'startsAt' }: PageInOrder): Promise<Page<EventListing>> {
    return pageOf(this.listings, filter, { limit, after, ...orderNamed(sort) });
  }

  /** Ids of events of the series or the unit that are not over, and not called off. */
  async toComeOf(of: { readonly seriesId: string } | { readonly unitId: string }, now: Date): Promise<string[]> {
    const filter = { ...of, status: { $in: [...TO_COME] }, endsAt: { $gt: now } };
    const found = await this.listings.find(filter, { _id: 1 }).limit(MOST_TO_COME).lean();
    return found.map(({ _id }) => _id);
  }

  /** When the events of the unit that begin in the span are over; those called off are left out. */
  beginningIn(unitId: string, { startsAt, endsAt }: Span): Promise<Pick<EventListing, '_id' | 'endsAt'>[]> {
    const filter = { unitId, status: { $in: [...TO_COME_OR_OVER] }, startsAt: { $gte: startsAt, $lt: endsAt } };
    return this.listings.find(filter, { endsAt: 1 }).limit(MOST_IN_A_TERM).lean<EventListing[]>();
  }

  /** Some of the published events that are over, of those whose minimum is due, whose walk-ins leave or whose people wait in vain, and of those over or called off that are to be put away. */
  async toAge(before: Readonly<Record<'finish' | 'archive', Date>>, limit: number): Promise<string[]> {
    const finished = await this.endedBefore(before.finish, ['published'], limit);
    if (finished.length > 0) return finished;
    const due = await this.dueBy(before.finish, limit);
    return due.length > 0 ? due : this.endedBefore(before.archive, OVER, limit);
  }

  private async dueBy(now: Date, limit: number): Promise<string[]> {
    const by = { $exists: true, $lte: now };
    const judgeable = { status: 'published' as const, minimumUntil: by };
    const found = await Promise.all([
      this.listings.find(judgeable, { _id: 1 }).sort({ minimumUntil: 1 }).limit(limit).lean(),
      this.listings.find({ seatsLeaveAt: by }, { _id: 1 }).sort({ seatsLeaveAt: 1 }).limit(limit).lean(),
      this.listings.find({ lapsesAt: by }, { _id: 1 }).sort({ lapsesAt: 1 }).limit(limit).lean(),
    ]);
    return [...new Set(found.flat().map(({ _id }) => _id))];
  }

  private async endedBefore(instant: Date, statuses: readonly CommunityEventStatus[], limit: number): Promise<string[]> {
    const found: string[] = [];
    for (const status of statuses) {
      const some = await this.listings
        .find({ status, endsAt: { $lte: instant } }, { _id: 1 })
        .sort({ endsAt: 1 })
        .limit(limit)
        .lean();
      found.push(...some.map(({ _id }) => _id));
    }
    return found;
  }

  private remember(id: string, now: Listed): void {
    if ((this.known.get(id)?.sequence ?? -1) > now.sequence) return;
    this.known.set(id, now);
  }
}

/** Whether what was seen last is this or newer, or the same one sitting before: with one between, somebody else may have listed something. */
const isListed = (now: Listed, last: Listed | undefined): boolean =>
  last !== undefined &&
  (now.sequence <= last.sequence ||
    (now.sequence === last.sequence + 1 &&
      now.revision === last.revision &&
      now.roomUntil === last.roomUntil &&
      now.seatsLeaveAt === last.seatsLeaveAt &&
      now.lapsesAt === last.lapsesAt));

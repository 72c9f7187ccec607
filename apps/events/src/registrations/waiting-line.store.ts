import { ListWaitingBody } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Registration } from './registration';
import { REGISTRATION } from './registration.schema';
import { whole } from './registration.store';

/** The line of those who wait for places of an event, as it is read: as one, or for each pool by itself. */
@Injectable()
export class WaitingLineStore {
  constructor(@InjectModel(REGISTRATION) private readonly registrations: Model<Registration>) {}

  /** Those who wait, from the front of the line: of one pool, or all. */
  async page({ eventId, pool, ...page }: ListWaitingBody): Promise<Page<Registration>> {
    const filter = { eventId, status: 'waiting' as const, ...inLineFor(pool === undefined ? [] : [pool]) };
    const found = await pageOf(this.registrations, filter, { ...page, by: 'rank', direction: 1 });
    return { ...found, items: found.items.map(whole) };
  }

  /** How many stand in front of that rank in the line for any of these pools, or for the event; counted so far at most. */
  countInFront(
    { eventId, rank }: Pick<Registration, 'eventId' | 'rank'>,
    pools: readonly string[],
    most?: number,
  ): Promise<number> {
    const filter = { eventId, status: 'waiting' as const, rank: { $lt: rank }, ...inLineFor(pools) };
    return this.registrations.countDocuments(filter, most === undefined ? {} : { limit: most }).exec();
  }
}

/** Whoever names no pool waits for a place of any. */
const inLineFor = (pools: readonly string[]) =>
  pools.length === 0 ? {} : { $or: [{ needs: { $size: 0 } }, { 'needs.pool': { $in: [...pools] } }] };

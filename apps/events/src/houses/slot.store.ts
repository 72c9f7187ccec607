import { ListHouseEntriesBody } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Slot } from './booking';
import { SLOT } from './slot.schema';
import { Span } from './span';

/** A slot lies within one day, which is of 25 hours at most: no other that goes on at an instant has started earlier. */
const LONGEST_MS = 25 * 3_600_000;

interface Wanted {
  readonly houseId: string;
  /** Only of this room. */
  readonly room?: string;
}

@Injectable()
export class SlotStore {
  constructor(@InjectModel(SLOT) private readonly slots: Model<Slot>) {}

  /** What the event has of rooms that is not over at the instant, some hundreds at most. */
  toCome(eventId: string, now: Date): Promise<Slot[]> {
    return this.slots.find({ eventId, endsAt: { $gt: now } }).lean<Slot[]>();
  }

  /** From now on the event has these, beside what is over. */
  async replaceToCome(eventId: string, slots: readonly Slot[], now: Date): Promise<void> {
    await this.slots.deleteMany({ eventId, endsAt: { $gt: now } });
    const ids = slots.map(({ _id }) => _id);
    if (ids.length === 0) return;
    // One that was over may be to come again.
    await this.slots.deleteMany({ _id: { $in: ids } });
    await this.slots.insertMany([...slots]);
  }

  /** What other events have of the room within the span, by start: as many as fit into half a year of it. */
  ofOthers({ houseId, room }: Required<Wanted>, span: Span, eventId: string): Promise<Slot[]> {
    const filter = { houseId, room, ...during(span), eventId: { $ne: eventId } };
    return this.slots.find(filter).sort({ startsAt: 1, _id: 1 }).lean<Slot[]>();
  }

  /** Whether anybody has the room at the instant or later. */
  async isBooked({ houseId, room }: Required<Wanted>, now: Date): Promise<boolean> {
    const from = new Date(now.getTime() - LONGEST_MS);
    const found = await this.slots.findOne({ houseId, room, startsAt: { $gt: from }, endsAt: { $gt: now } }, { _id: 1 }).lean();
    return found !== null;
  }

  /** By start. */
  page({ houseId, from, to, endAfter, endBy, latestFirst, ...page }: ListHouseEntriesBody): Promise<Page<Slot>> {
    const earliest = endAfter === undefined ? 0 : +new Date(endAfter) - LONGEST_MS;
    const endsAt = { ...(endAfter && { $gt: new Date(endAfter) }), ...(endBy && { $lte: new Date(endBy) }) };
    const startsAt = { $gte: new Date(Math.max(+new Date(from), earliest)), $lt: new Date(to) };
    const filter = { houseId, startsAt, ...(Object.keys(endsAt).length > 0 && { endsAt }) };
    return pageOf(this.slots, filter, { ...page, by: 'startsAt', direction: latestFirst ? -1 : 1 });
  }

  /** So many slots of the house within the span, by start. */
  first({ houseId, room }: Wanted, span: Span, limit: number): Promise<Slot[]> {
    const filter = { houseId, ...(room !== undefined && { room }), ...during(span) };
    return this.slots.find(filter).sort({ startsAt: 1, _id: 1 }).limit(limit).lean<Slot[]>();
  }
}

const during = ({ startsAt, endsAt }: Span) => ({
  startsAt: { $gt: new Date(startsAt.getTime() - LONGEST_MS), $lt: endsAt },
  endsAt: { $gt: startsAt },
});

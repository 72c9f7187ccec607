import { ShiftNotFound } from '@linli/contracts/volunteers';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CommunityEvent } from '../community-events/community-event';
import { Shift } from './shift';
import { SHIFT } from './shift.schema';

@Injectable()
export class ShiftStore {
  constructor(@InjectModel(SHIFT) private readonly shifts: Model<Shift>) {}

  /** Throws ShiftNotFound when there is none. */
  async get(id: string): Promise<Shift> {
    const found = await this.shifts.findById(id).lean<Shift>();
    if (!found) throw new ShiftNotFound();
    return found;
  }

  /** Those of the shifts that exist, in no order. */
  withIds(ids: readonly string[]): Promise<Shift[]> {
    return this.shifts.find({ _id: { $in: [...ids] } }).lean<Shift[]>();
  }

  ofEvent(eventId: string): Promise<Shift[]> {
    return this.shifts.find({ eventId }).sort({ startsAt: 1, _id: 1 }).lean<Shift[]>();
  }

  /** Shifts that have not begun, or are put off, and follow an older revision of the event. */
  behind({ _id: eventId, revision }: CommunityEvent, now: Date): Promise<Shift[]> {
    const toCome = [{ status: 'open' as const, startsAt: { $gt: now } }, { status: 'postponed' as const }];
    const filter = { eventId, revision: { $lt: revision }, $or: toCome };
    return this.shifts.find(filter).sort({ startsAt: 1, _id: 1 }).lean<Shift[]>();
  }

  async insertAll(shifts: readonly Shift[]): Promise<void> {
    await this.shifts.insertMany(shifts);
  }

  /** Replaces the shifts as a whole; inside a transaction whoever else changed one since it was read makes this conflict. */
  async saveAll(shifts: readonly Shift[]): Promise<void> {
    if (shifts.length === 0) return;
    await this.shifts.bulkWrite(shifts.map((shift) => ({ replaceOne: { filter: { _id: shift._id }, replacement: shift } })));
  }
}

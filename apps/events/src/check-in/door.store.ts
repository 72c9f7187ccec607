import { ChangedMeanwhile } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { aDoor, Door } from './door';
import { DOOR } from './door.schema';

@Injectable()
export class DoorStore {
  constructor(@InjectModel(DOOR) private readonly doors: Model<Door>) {}

  /** As it is, or as it is at the beginning. */
  async get(eventId: string): Promise<Door> {
    return (await this.doors.findById(eventId).lean<Door>()) ?? aDoor(eventId);
  }

  /** Those of the ids as they are, or as they are at the beginning. */
  async those(ids: readonly string[]): Promise<ReadonlyMap<string, Door>> {
    const found = await this.doors.find({ _id: { $in: [...ids] } }).lean<Door[]>();
    const known = new Map(found.map((one) => [one._id, one]));
    return new Map(ids.map((id) => [id, known.get(id) ?? aDoor(id)]));
  }

  /** How many have come without a registration to all sessions of the event: somebody who came to two, twice. */
  async walkInsAtSessions(eventId: string): Promise<number> {
    const [sum] = await this.doors.aggregate<{ walkIns: number }>([
      { $match: { _id: { $gt: `${eventId}/`, $lt: `${eventId}/~` } } },
      { $group: { _id: null, walkIns: { $sum: '$walkIns' } } },
    ]);
    return sum?.walkIns ?? 0;
  }

  /** One version on; throws ChangedMeanwhile where somebody else was first. */
  async save(door: Door): Promise<void> {
    const { _id, version } = door;
    if (version === 1) {
      await this.doors.insertOne(door);
      return;
    }
    const { matchedCount } = await this.doors.replaceOne({ _id, version: version - 1 }, door);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }
}

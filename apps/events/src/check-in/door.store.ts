import { ChangedMeanwhile } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { DOOR } from './door.schema';
import { aDoor, Door } from './walk-ins';

@Injectable()
export class DoorStore {
  constructor(@InjectModel(DOOR) private readonly doors: Model<Door>) {}

  /** As it is, or as it is at the beginning. */
  async get(eventId: string): Promise<Door> {
    return (await this.doors.findById(eventId).lean<Door>()) ?? aDoor(eventId);
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

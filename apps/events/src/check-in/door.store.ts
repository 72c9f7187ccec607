import { ChangedMeanwhile } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { idAtSession } from './check-in';
import { DOOR } from './door.schema';
import { aDoor, Door } from './walk-ins';

@Injectable()
export class DoorStore {
  constructor(@InjectModel(DOOR) private readonly doors: Model<Door>) {}

  /** As it is, or as it is at the beginning. */
  async get(eventId: string): Promise<Door> {
    return (await this.doors.findById(eventId).lean<Door>()) ?? aDoor(eventId);
  }

  /** That of the session, by the rule of the event; that of the event itself where it has no sessions. */
  async ofSession(eventId: string, session: string | undefined): Promise<Door> {
    const door = await this.get(eventId);
    if (session === undefined) return door;
    return { ...(await this.get(idAtSession(eventId, session))), walkInRule: door.walkInRule };
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

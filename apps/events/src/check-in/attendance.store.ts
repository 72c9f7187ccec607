import { ChangedMeanwhile } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ATTENDANCE } from './attendance.schema';
import { Attendance, idAtSession, Standing } from './check-in';

@Injectable()
export class AttendanceStore {
  constructor(@InjectModel(ATTENDANCE) private readonly attendances: Model<Attendance>) {}

  /** Those that there are. */
  those(ids: readonly string[]): Promise<Attendance[]> {
    return this.attendances.find({ _id: { $in: [...ids] } }).lean<Attendance[]>();
  }

  /** Each one version on; throws ChangedMeanwhile where somebody else was first. */
  async save(attendances: readonly Attendance[]): Promise<void> {
    if (attendances.length === 0) return;
    const writes = attendances.map((attendance) => {
      const { _id, version } = attendance;
      if (version === 1) return { insertOne: { document: attendance } };
      return { replaceOne: { filter: { _id, version: version - 1 }, replacement: attendance } };
    });
    const { insertedCount, matchedCount } = await this.attendances.bulkWrite(writes as never);
    if (insertedCount + matchedCount < attendances.length) throw new ChangedMeanwhile();
  }

  /** Whether anybody of any party has passed a gate, at that date where the event has several (`dateKeyOf`). */
  async anyCame(eventId: string, date?: string): Promise<boolean> {
    return (await this.attendances.exists({ eventId, ...at(date), came: { $gt: 0 } })) !== null;
  }

  /** The sessions of the event at which anybody of any party has passed a gate: some hundreds at most. */
  async sessionsUsed(eventId: string): Promise<ReadonlySet<string>> {
    return new Set(await this.attendances.distinct('session', { eventId, came: { $gt: 0 } }));
  }

  /** Those of the parties, of an event with sessions at each that somebody came to; at that date alone where it has several. */
  async ofParties(registrationIds: readonly string[], date?: string): Promise<Attendance[]> {
    const ids = [...registrationIds];
    if (date !== undefined) return this.those(ids.map((id) => idAtSession(id, date)));
    const single = await this.attendances.find({ _id: { $in: ids } }).lean<Attendance[]>();
    const atSessions = await this.attendances.find({ registrationId: { $in: ids } }).lean<Attendance[]>();
    return [...single, ...atSessions];
  }

  /** How many of each of the parties have come, of an event with sessions to the one that most of them came to; of any date where none is named. */
  async cameOf(registrationIds: readonly string[], date?: string): Promise<ReadonlyMap<string, number>> {
    const came = new Map<string, number>();
    for (const { _id, registrationId = _id, came: count } of await this.ofParties(registrationIds, date))
      came.set(registrationId, Math.max(count, came.get(registrationId) ?? 0));
    return came;
  }

  /** How many of each party have come to the event, or to one of these sessions or dates of it, by the id of the attendance. */
  async cameTo(eventId: string, places: readonly (string | undefined)[]): Promise<ReadonlyMap<string, number>> {
    const named = places.filter((place) => place !== undefined);
    const found = await this.attendances
      .find({ eventId, ...(named.length > 0 && { session: { $in: named } }) }, { came: 1 })
      .lean<Attendance[]>();
    return new Map(found.map(({ _id, came }) => [_id, came]));
  }

  /** All parties of the event together, at one of its sessions or dates, at the first date (null), or at all: then a party counts as at the session that most of it came to. */
  async sum(eventId: string, session?: string | null): Promise<Standing> {
    const where = session === null ? { session: { $exists: false } } : at(session);
    const [sum] = await this.attendances.aggregate<Standing>([
      { $match: { eventId, ...where } },
      { $group: { _id: { $ifNull: ['$registrationId', '$_id'] }, inside: { $sum: '$inside' }, came: { $max: '$came' } } },
      { $group: { _id: null, inside: { $sum: '$inside' }, came: { $sum: '$came' } } },
    ]);
    return sum ?? { inside: 0, came: 0 };
  }
}

const at = (date: string | undefined) => (date === undefined ? {} : { session: date });

import { PageQuery } from '@linli/contracts';
import { CheckInNotFound, Direction, GateFigures, ListCheckInsBody } from '@linli/contracts/events';
import { orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { CheckIn } from './check-in';
import { CHECK_IN } from './check-in.schema';

@Injectable()
export class CheckInStore {
  constructor(@InjectModel(CHECK_IN) private readonly checkIns: Model<CheckIn>) {}

  /** Throws CheckInNotFound when there is none. */
  async get(id: string): Promise<CheckIn> {
    const found = await this.checkIns.findById(id).lean<CheckIn>();
    if (!found) throw new CheckInNotFound();
    return found;
  }

  /** Those of the event that have one of the nonces. */
  byNonces(eventId: string, nonces: readonly string[]): Promise<CheckIn[]> {
    return this.checkIns.find({ eventId, nonce: { $in: [...nonces] } }).lean<CheckIn[]>();
  }

  /** Those of the registrations that count, of these sessions where there are any: some hundreds for each at most. */
  accepted(registrationIds: readonly string[], sessions?: readonly string[]): Promise<CheckIn[]> {
    const those = { registrationId: { $in: [...registrationIds] }, ...(sessions && { session: { $in: [...sessions] } }) };
    return this.checkIns.find({ ...those, status: 'accepted' }).lean<CheckIn[]>();
  }

  async insertAll(checkIns: readonly CheckIn[]): Promise<void> {
    if (checkIns.length > 0) await this.checkIns.insertMany([...checkIns]);
  }

  /** Marks it as undone. */
  async undo({ _id }: Pick<CheckIn, '_id'>, undoneBecause: string): Promise<void> {
    await this.checkIns.updateOne({ _id, status: 'accepted' }, { $set: { status: 'undone', undoneBecause } });
  }

  /** Newest first unless asked for otherwise. */
  pageByEvent({ eventId, gate, sort = '-at', ...page }: ListCheckInsBody): Promise<Page<CheckIn>> {
    return pageOf(this.checkIns, { eventId, ...(gate !== undefined && { gate }) }, { ...page, ...orderNamed(sort) });
  }

  /** Newest first. */
  pageByResident(residentId: string, page: PageQuery): Promise<Page<CheckIn>> {
    return pageOf(this.checkIns, { residentId }, { ...page, by: 'at', direction: -1 });
  }

  /** Those that somebody has made for others, newest first. */
  pageByStaff(by: string, page: PageQuery): Promise<Page<CheckIn>> {
    return pageOf(this.checkIns, { by, residentId: { $ne: by } }, { ...page, by: 'at', direction: -1 });
  }

  /** How many people came and went where; a hundred gates at most. */
  async perGate(eventId: string, session?: string): Promise<GateFigures[]> {
    const found = await this.checkIns.aggregate<Omit<GateFigures, 'gate'> & { _id: string }>([
      { $match: { eventId, status: 'accepted', ...(session !== undefined && { session }) } },
      { $group: { _id: '$gate', entries: { $sum: peopleTo('entry') }, exits: { $sum: peopleTo('exit') } } },
      { $sort: { _id: 1 } },
      { $limit: 100 },
    ]);
    return found.map(({ _id: gate, ...figures }) => ({ gate, ...figures }));
  }

  /** Nothing names the person any more; tells how many check-ins did. */
  async pseudonymise(personId: string, pseudonym: string): Promise<number> {
    const own = await this.checkIns.updateMany({ residentId: personId }, { $set: { residentId: pseudonym } });
    const made = await this.checkIns.updateMany({ by: personId }, { $set: { by: pseudonym } });
    return own.modifiedCount + made.modifiedCount;
  }
}

const peopleTo = (direction: Direction) => ({ $cond: [{ $eq: ['$direction', direction] }, '$people', 0] });

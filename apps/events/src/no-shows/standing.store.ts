import { ChangedMeanwhile, PageQuery } from '@linli/contracts';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { LockOutRecord } from './lock-out';
import { LOCK_OUT } from './lock-out.schema';
import { aStanding, Standing, standingId } from './standing';
import { STANDING } from './standing.schema';

/** How it is with people by the rules, and their lock-outs of before. */
@Injectable()
export class StandingStore {
  constructor(
    @InjectModel(STANDING) private readonly standings: Model<Standing>,
    @InjectModel(LOCK_OUT) private readonly lockOuts: Model<LockOutRecord>,
  ) {}

  /** By person, also of those who have never missed anything. */
  async of(areaCode: string, personIds: readonly string[]): Promise<Map<string, Standing>> {
    const ids = personIds.map((personId) => standingId(areaCode, personId));
    const found = await this.standings.find({ _id: { $in: ids } }).lean<Standing[]>();
    const known = new Map(found.map((one) => [one.personId, one]));
    return new Map(personIds.map((personId) => [personId, known.get(personId) ?? aStanding(areaCode, personId)]));
  }

  /** Until when those of the people are locked out who are. */
  async lockedOut(areaCode: string, personIds: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>> {
    const _id = { $in: personIds.map((personId) => standingId(areaCode, personId)) };
    const found = await this.standings.find({ _id, lockedUntil: { $gt: now } }, { personId: 1, lockedUntil: 1 }).lean<Locked[]>();
    return new Map(found.map(({ personId, lockedUntil }) => [personId, lockedUntil]));
  }

  /** Each one version on; throws ChangedMeanwhile where somebody else was first. */
  async saveAll(standings: readonly Standing[]): Promise<void> {
    if (standings.length === 0) return;
    const writes = standings.map((standing) => {
      const { _id, version } = standing;
      if (version === 1) return { insertOne: { document: standing } };
      return { replaceOne: { filter: { _id, version: version - 1 }, replacement: standing } };
    });
    const { insertedCount, matchedCount } = await this.standings.bulkWrite(writes as never);
    if (insertedCount + matchedCount < standings.length) throw new ChangedMeanwhile();
  }

  /** In place of what was remembered of each before. */
  async remember(lockOuts: readonly LockOutRecord[]): Promise<void> {
    if (lockOuts.length === 0) return;
    const writes = lockOuts.map((replacement) => ({
      replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
    }));
    await this.lockOuts.bulkWrite(writes as never);
  }

  /** Newest first. */
  pageOfLockOuts(personId: string, page: PageQuery): Promise<Page<LockOutRecord>> {
    return pageOf(this.lockOuts, { personId }, { ...page, by: 'startsAt', direction: -1 });
  }

  /** Tells how many there were. */
  async removeOf(personId: string): Promise<number> {
    const standings = await this.standings.deleteMany({ personId });
    const lockOuts = await this.lockOuts.deleteMany({ personId });
    return standings.deletedCount + lockOuts.deletedCount;
  }
}

type Locked = Required<Pick<Standing, 'personId' | 'lockedUntil'>>;

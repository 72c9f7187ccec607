import { PageQuery } from '@linli/contracts';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { GatewayConfig } from '../config';
import { DataAccess } from './data-access';
import { DATA_ACCESS, StoredDataAccess } from './data-access.schema';
import { USUAL_DAYS } from './data-access-settings';

const DAY_MS = 86_400_000;

@Injectable()
export class DataAccessStore {
  constructor(
    @InjectModel(DATA_ACCESS) private readonly accesses: Model<StoredDataAccess>,
    private readonly config: GatewayConfig,
  ) {}

  /** All in one write. */
  async addAll(accesses: readonly DataAccess[]): Promise<void> {
    if (accesses.length === 0) return;
    const keptUntil = new Date(Date.now() + (this.config.ACCESS_KEPT_DAYS ?? USUAL_DAYS) * DAY_MS);
    await this.accesses.insertMany(
      accesses.map((access) => ({ ...access, keptUntil })),
      { lean: true },
    );
  }

  /** Who has looked at data of the person, newest first. */
  pageOfPerson(personId: string, page: PageQuery): Promise<Page<DataAccess>> {
    return pageOf(this.accesses, { personId }, { ...page, by: 'at', direction: -1 });
  }

  /** At whose data somebody has looked, newest first. */
  pageOfViewer(viewerId: string, page: PageQuery): Promise<Page<DataAccess>> {
    return pageOf(this.accesses, { viewerId }, { ...page, by: 'at', direction: -1 });
  }

  /** Removes the looks at a person who is no more known, and keeps those of theirs at others under a pseudonym. */
  async forget(personId: string, pseudonym: string): Promise<void> {
    await this.accesses.deleteMany({ personId });
    await this.accesses.updateMany({ viewerId: personId }, { $set: { viewerId: pseudonym } });
  }
}

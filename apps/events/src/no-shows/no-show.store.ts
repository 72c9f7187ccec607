import { ChangedMeanwhile, PageQuery } from '@linli/contracts';
import { ListNoShowAppealsBody, ListNoShowsBody, NoShowNotFound } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { assertOpens, Keyring, ResealProgress, reseal } from '@linli/personal-data';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { NoShow } from './no-show';
import { NO_SHOW, SEALED_APPEAL } from './no-show.schema';

@Injectable()
export class NoShowStore implements OnModuleInit {
  constructor(
    @InjectModel(NO_SHOW) private readonly noShows: Model<NoShow>,
    private readonly keyring: Keyring,
  ) {}

  /** A key that is lost or wrong is told before anything is sealed with another one. */
  onModuleInit(): Promise<void> {
    return assertOpens({ model: this.noShows, fields: SEALED_APPEAL }, this.keyring);
  }

  /** Throws NoShowNotFound when there is none. */
  async get(id: string): Promise<NoShow> {
    const found = await this.noShows.findById(id).lean<NoShow>();
    if (!found) throw new NoShowNotFound();
    return this.opened(found);
  }

  /** Those of the registrations that were found to be one, by id. */
  async among(registrationIds: readonly string[]): Promise<ReadonlyMap<string, NoShow>> {
    const found = await this.noShows.find({ _id: { $in: [...registrationIds] } }).lean<NoShow[]>();
    return new Map(found.map((one) => [one._id, this.opened(one)]));
  }

  /** Each one version on; throws ChangedMeanwhile where somebody else was first. */
  async saveAll(noShows: readonly NoShow[]): Promise<void> {
    if (noShows.length === 0) return;
    const writes = noShows.map((noShow) => {
      const [{ _id, version }, stored] = [noShow, SEALED_APPEAL.seal(noShow, this.keyring)];
      if (version === 1) return { insertOne: { document: stored } };
      return { replaceOne: { filter: { _id, version: version - 1 }, replacement: stored } };
    });
    const { insertedCount, matchedCount } = await this.noShows.bulkWrite(writes as never);
    if (insertedCount + matchedCount < noShows.length) throw new ChangedMeanwhile();
  }

  /** In the order in which they were decided. */
  pageByEvent({ eventId, ...page }: ListNoShowsBody): Promise<Page<NoShow>> {
    return this.openedPage(pageOf(this.noShows, { eventId }, { ...page, by: 'decidedAt', direction: 1 }));
  }

  /** Latest decision first. */
  pageByPerson(personId: string, page: PageQuery): Promise<Page<NoShow>> {
    return this.openedPage(pageOf(this.noShows, { personId }, { ...page, by: 'decidedAt', direction: -1 }));
  }

  /** Those of the area with an appeal that waits, what has waited longest first. */
  pageOfAppeals({ areaCode, ...page }: ListNoShowAppealsBody): Promise<Page<NoShow>> {
    return this.openedPage(pageOf(this.noShows, { openIn: areaCode }, { ...page, by: 'appealedAt', direction: 1 }));
  }

  /** Tells how many there were. */
  async removeOf(personId: string): Promise<number> {
    return (await this.noShows.deleteMany({ personId })).deletedCount;
  }

  /** There are keys that no longer seal. */
  get hasOlderKeys(): boolean {
    return this.keyring.hasOlderKeys;
  }

  /** Seals with the first key what is sealed with another; throws when it is to stop. */
  resealAll(isToStop: () => boolean): Promise<ResealProgress> {
    const told = () => {
      if (isToStop()) throw new Error('Resealing was stopped.');
    };
    return reseal({ model: this.noShows, fields: SEALED_APPEAL, keyring: this.keyring, told });
  }

  private async openedPage(page: Promise<Page<NoShow>>): Promise<Page<NoShow>> {
    const { items, ...rest } = await page;
    return { ...rest, items: items.map((one) => this.opened(one)) };
  }

  private opened(stored: NoShow): NoShow {
    return SEALED_APPEAL.open(stored, this.keyring);
  }
}

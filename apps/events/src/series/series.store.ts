import { ChangedMeanwhile, PageQuery } from '@linli/contracts';
import { ListSeriesBody, SeriesNotFound } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { termsFor } from '../community-events/event-words';
import { assertTakes, Series } from './series';
import { SERIES } from './series.schema';

@Injectable()
export class SeriesStore {
  constructor(@InjectModel(SERIES) private readonly series: Model<Series>) {}

  /** Throws SeriesNotFound when there is none. */
  async get(id: string): Promise<Series> {
    const found = await this.series.findById(id).lean<Series>();
    if (!found) throw new SeriesNotFound();
    return found;
  }

  /** Those of the series that are there, by id. */
  async among(ids: readonly string[]): Promise<ReadonlyMap<string, Series>> {
    const found = await this.series.find({ _id: { $in: ids } }).lean<Series[]>();
    return new Map(found.map((one) => [one._id, one]));
  }

  /** Throws unless an event of the area can join the series; there is nothing to join where none is named. */
  async assertTakes(id: string | undefined, areaCode: string): Promise<void> {
    if (id !== undefined) assertTakes(await this.get(id), areaCode);
  }

  /** Whether events can still join it. */
  async isOpen(id: string): Promise<boolean> {
    return (await this.among([id])).get(id)?.status === 'open';
  }

  async insert(series: Series): Promise<void> {
    await this.series.insertOne(series);
  }

  /** Throws ChangedMeanwhile when the series is not as it was before. */
  async save({ _id, revision }: Series, after: Series): Promise<void> {
    const { matchedCount } = await this.series.replaceOne({ _id, revision }, after);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** Those that match all that is asked for, newest first. */
  async page({ areaCode, q, status = 'open', limit, after }: ListSeriesBody): Promise<Page<Series>> {
    const [first, ...others] = q === undefined ? [] : termsFor(q);
    if (q !== undefined && first === undefined) return { items: [] };
    const filter = {
      status,
      ...(areaCode !== undefined && { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } }),
      ...(first !== undefined && { terms: first }),
      ...(others.length > 0 && { $and: others.map((terms) => ({ terms })) }),
    };
    return pageOf(this.series, filter as QueryFilter<Series>, { limit, after, by: '_id', direction: -1 });
  }

  /** Those that somebody has made, newest first. */
  pageOfOrganiser(organiserId: string, page: PageQuery): Promise<Page<Series>> {
    return pageOf(this.series, { organiserId }, { ...page, by: '_id', direction: -1 });
  }

  /** What somebody has made is theirs no longer; tells how many series that were. */
  async pseudonymise(organiserId: string, pseudonym: string): Promise<number> {
    const { modifiedCount } = await this.series.updateMany({ organiserId }, { $set: { organiserId: pseudonym } });
    return modifiedCount;
  }
}

import { PageQuery } from '@linli/contracts';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { StopChoice } from './stop-choice';
import { STOP_CHOICE } from './stop-choice.schema';

@Injectable()
export class StopChoiceStore {
  constructor(@InjectModel(STOP_CHOICE) private readonly choices: Model<StopChoice>) {}

  /** Those of these registrations that have chosen, by registration. */
  async among(registrationIds: readonly string[]): Promise<ReadonlyMap<string, StopChoice>> {
    const found = await this.choices.find({ _id: { $in: [...registrationIds] } }).lean<StopChoice[]>();
    return new Map(found.map((one) => [one._id, one]));
  }

  /** In place of what the party has chosen before. */
  async save(choice: StopChoice): Promise<void> {
    await this.choices.replaceOne({ _id: choice._id }, choice, { upsert: true });
  }

  /** So many of the line, in the order of their ids, from the first or from the one after. */
  someOf(eventId: string, { after = '', most }: { after?: string; most: number }): Promise<StopChoice[]> {
    return this.choices
      .find({ eventId, _id: { $gt: after } })
      .sort({ eventId: 1, _id: 1 })
      .limit(most)
      .lean<StopChoice[]>();
  }

  /** What was chosen last first. */
  pageOfPerson(residentId: string, { limit, after }: PageQuery): Promise<Page<StopChoice>> {
    return pageOf(this.choices, { residentId }, { limit, after, by: 'changedAt', direction: -1 });
  }

  /** Where somebody lives and goes is known no more; tells how many choices that were. */
  async removeOf(residentId: string): Promise<number> {
    return (await this.choices.deleteMany({ residentId })).deletedCount;
  }
}

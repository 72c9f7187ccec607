import { PageQuery } from '@linli/contracts';
import { FeedbackSummary, ListFeedbackBody, RatingCount } from '@linli/contracts/events';
import { orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Feedback } from './feedback';
import { FEEDBACK } from './feedback.schema';
import { summaryOf } from './ratings';

@Injectable()
export class FeedbackStore {
  constructor(@InjectModel(FEEDBACK) private readonly feedback: Model<Feedback>) {}

  /** What the person has said of the event. */
  async of(eventId: string, personId: string): Promise<Feedback | undefined> {
    return (await this.feedback.findOne({ eventId, personId }).lean<Feedback>()) ?? undefined;
  }

  /** In place of what the person has said of the event before. */
  async save({ _id, eventId, personId, givenAt, comment, ...said }: Feedback): Promise<void> {
    const words = comment === undefined ? { $set: said, $unset: { comment: 1 as const } } : { $set: { ...said, comment } };
    await this.feedback.updateOne({ eventId, personId }, { ...words, $setOnInsert: { _id, givenAt } }, { upsert: true });
  }

  /** How many gave each rating. */
  async distribution(eventId: string): Promise<RatingCount[]> {
    const found = await this.feedback.aggregate<{ _id: number; count: number }>([
      { $match: { eventId } },
      { $group: { _id: '$rating', count: { $sum: 1 } } },
    ]);
    const counts = new Map(found.map(({ _id, count }) => [_id, count]));
    return [1, 2, 3, 4, 5].map((rating) => ({ rating, count: counts.get(rating) ?? 0 }));
  }

  async summary(eventId: string): Promise<FeedbackSummary> {
    return summaryOf(await this.distribution(eventId));
  }

  /** What has a comment, what was said last first unless asked for otherwise. */
  pageOfComments({ eventId, sort = '-changedAt', ...page }: ListFeedbackBody): Promise<Page<Feedback>> {
    return pageOf(this.feedback, { eventId, hasComment: true }, { ...page, ...orderNamed(sort) });
  }

  pageOfPerson(personId: string, page: PageQuery): Promise<Page<Feedback>> {
    return pageOf(this.feedback, { personId }, { ...page, by: 'changedAt', direction: -1 });
  }

  /** The person's words go, their ratings stay under the pseudonym; tells how many there were. */
  async forget(personId: string, pseudonym: string): Promise<number> {
    const change = { $set: { personId: pseudonym, hasComment: false }, $unset: { comment: 1 } };
    return (await this.feedback.updateMany({ personId }, change as never)).modifiedCount;
  }
}

import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ERASED_PERSON, ErasedPerson } from './erased-person.schema';

@Injectable()
export class ErasedPersonStore {
  constructor(@InjectModel(ERASED_PERSON) private readonly people: Model<ErasedPerson>) {}

  async add(id: string): Promise<void> {
    await this.people.updateOne({ _id: id }, { $set: { at: new Date() } }, { upsert: true });
  }

  /** Those of the people whose data were erased. */
  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.people.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<ErasedPerson, '_id'>[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  async has(id: string): Promise<boolean> {
    return (await this.among([id])).has(id);
  }
}

import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { newcomer, Volunteer } from './volunteer';
import { VOLUNTEER } from './volunteer.schema';

@Injectable()
export class VolunteerStore {
  constructor(@InjectModel(VOLUNTEER) private readonly volunteers: Model<Volunteer>) {}

  async find(id: string): Promise<Volunteer | undefined> {
    return (await this.volunteers.findById(id).lean<Volunteer>()) ?? undefined;
  }

  /** Keeps the one record in the place of the other. */
  async replace({ _id }: Volunteer, after: Volunteer): Promise<void> {
    await this.volunteers.deleteOne({ _id });
    await this.save(after);
  }

  /** The volunteer; a newcomer when nothing is on record. */
  async get(id: string): Promise<Volunteer> {
    return (await this.volunteers.findById(id).lean<Volunteer>()) ?? newcomer(id);
  }

  /** Replaces the record as a whole; inside a transaction whoever else changed it since it was read makes this conflict. */
  async save(volunteer: Volunteer): Promise<void> {
    await this.volunteers.replaceOne({ _id: volunteer._id }, volunteer, { upsert: true });
  }
}

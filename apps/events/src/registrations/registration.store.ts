import { PageQuery } from '@linli/contracts';
import { AlreadyRegistered, ListRegistrationsBody, RegistrationNotFound } from '@linli/contracts/events';
import { isDuplicateKey, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Registration } from './registration';
import { REGISTRATION } from './registration.schema';

@Injectable()
export class RegistrationStore {
  constructor(@InjectModel(REGISTRATION) private readonly registrations: Model<Registration>) {}

  /** Throws RegistrationNotFound when there is none. */
  async get(id: string): Promise<Registration> {
    const found = await this.registrations.findById(id).lean<Registration>();
    if (!found) throw new RegistrationNotFound();
    return found;
  }

  /** Throws AlreadyRegistered when the resident has an active registration for the event. */
  async insert(registration: Registration): Promise<void> {
    try {
      await this.registrations.insertOne(registration);
    } catch (error) {
      throw isDuplicateKey(error, 'residentId') ? new AlreadyRegistered() : error;
    }
  }

  async saveAll(registrations: readonly Registration[]): Promise<void> {
    await this.registrations.bulkWrite(
      registrations.map((registration) => ({ replaceOne: { filter: { _id: registration._id }, replacement: registration } })),
    );
  }

  /** What is not cancelled of the resident's, the latest first. */
  activeOf(residentId: string): Promise<Registration[]> {
    return this.registrations.find({ residentId, active: true }).sort({ registeredAt: -1, _id: -1 }).lean<Registration[]>();
  }

  /** Keeps the resident's registrations under a pseudonym; tells how many. */
  async pseudonymise(residentId: string, pseudonym: string): Promise<number> {
    return (await this.registrations.updateMany({ residentId }, { $set: { residentId: pseudonym } })).modifiedCount;
  }

  /** Those who wait for the event, in order of arrival. */
  firstWaiting(eventId: string, limit: number): Promise<Registration[]> {
    return this.registrations.find({ eventId, status: 'waiting' }).sort({ arrival: 1 }).limit(limit).lean<Registration[]>();
  }

  /** Cancels whatever is still active for the event; the second time there is nothing left to do. */
  async cancelAllOf(eventId: string): Promise<void> {
    await this.registrations.updateMany({ eventId, active: true }, { status: 'cancelled', active: false });
  }

  pageByEvent({ eventId, status, ...page }: ListRegistrationsBody): Promise<Page<Registration>> {
    return pageOf(this.registrations, { eventId, ...(status && { status }) }, { ...page, by: 'arrival', direction: 1 });
  }

  pageByResident(residentId: string, page: PageQuery): Promise<Page<Registration>> {
    return pageOf(this.registrations, { residentId }, { ...page, by: 'registeredAt', direction: -1 });
  }
}

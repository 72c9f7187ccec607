import { errorAt } from '@linli/contracts';
import { HostNotKnown } from '@linli/contracts/volunteers';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Organisation } from './organisation';
import { ORGANISATION } from './organisation.schema';

@Injectable()
export class OrganisationStore {
  constructor(@InjectModel(ORGANISATION) private readonly organisations: Model<Organisation>) {}

  /** Throws HostNotKnown when no fact has told of it yet. */
  async get(id: string): Promise<Organisation> {
    const found = await this.organisations.findById(id).lean<Organisation>();
    if (!found) throw errorAt(HostNotKnown, '#/hostId');
    return found;
  }

  /** Those of the ids that are known, by id. */
  async among(ids: readonly string[]): Promise<ReadonlyMap<string, Organisation>> {
    const found = await this.organisations.find({ _id: { $in: [...ids] } }).lean<Organisation[]>();
    return new Map(found.map((organisation) => [organisation._id, organisation]));
  }

  /** Keeps it unless what is known is as new. */
  async remember(organisation: Organisation): Promise<void> {
    const known = await this.organisations.findById(organisation._id).lean<Organisation>();
    if (known && known.revision >= organisation.revision) return;
    await this.organisations.replaceOne({ _id: organisation._id }, organisation, { upsert: true });
  }
}

import { EnterpriseNotFound } from '@linli/contracts/business-service';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Enterprise } from './enterprise';
import { ENTERPRISE } from './enterprise.schema';

@Injectable()
export class EnterpriseStore {
  constructor(@InjectModel(ENTERPRISE) private readonly enterprises: Model<Enterprise>) {}

  /** Throws EnterpriseNotFound when there is none. */
  async get(id: string): Promise<Enterprise> {
    const found = await this.enterprises.findById(id).lean<Enterprise>();
    if (!found) throw new EnterpriseNotFound();
    return found;
  }

  async insert(enterprise: Enterprise): Promise<void> {
    await this.enterprises.insertOne(enterprise);
  }
}

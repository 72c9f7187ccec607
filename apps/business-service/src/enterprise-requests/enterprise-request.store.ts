import { PageQuery } from '@linli/contracts';
import { ListEnterpriseRequestsBody, RequestNotFound } from '@linli/contracts/business-service';
import { orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { EnterpriseRequest, nameless } from './enterprise-request';
import { DAY_COUNT, DayCount, ENTERPRISE_REQUEST } from './enterprise-request.schema';

@Injectable()
export class EnterpriseRequestStore {
  constructor(
    @InjectModel(ENTERPRISE_REQUEST) private readonly requests: Model<EnterpriseRequest>,
    @InjectModel(DAY_COUNT) private readonly days: Model<DayCount>,
  ) {}

  /** Throws RequestNotFound when there is none. */
  async get(id: string): Promise<EnterpriseRequest> {
    const found = await this.requests.findById(id).lean<EnterpriseRequest>();
    if (!found) throw new RequestNotFound();
    return found;
  }

  async insert(request: EnterpriseRequest): Promise<void> {
    await this.requests.insertOne(request);
  }

  /** Replaces the request as a whole; inside a transaction whoever else changed it since it was read makes this conflict. */
  async save(request: EnterpriseRequest): Promise<void> {
    await this.requests.replaceOne({ _id: request._id }, request);
  }

  /** Those that somebody has taken a step with, newest first. */
  pageOfActor(accountId: string, page: PageQuery): Promise<Page<EnterpriseRequest>> {
    return pageOf(this.requests, { 'steps.by': accountId }, { ...page, by: 'submittedAt', direction: -1 });
  }

  /** Puts a pseudonym in the place of somebody who has taken steps; tells in how many requests. */
  async pseudonymise(accountId: string, pseudonym: string): Promise<number> {
    const concerned = await this.requests.find({ 'steps.by': accountId }).lean<EnterpriseRequest[]>();
    for (const request of concerned) await this.save(nameless(request, accountId, pseudonym));
    return concerned.length;
  }

  /** The next sequence of the date, from 1; inside a transaction that fails it is not used up. */
  async nextOf(date: string): Promise<number> {
    const { requests } = await this.days
      .findOneAndUpdate({ _id: date }, { $inc: { requests: 1 } }, { upsert: true, returnDocument: 'after' })
      .orFail()
      .lean<DayCount>();
    return requests;
  }

  /** The requests of any of the enterprises and units, newest first unless asked for otherwise. */
  pageOfParties(parties: readonly string[], query: ListEnterpriseRequestsBody): Promise<Page<EnterpriseRequest>> {
    const { status, sort = '-submittedAt', ...page } = query;
    const filter = { parties: { $in: [...parties] }, ...(status && { status }) };
    return pageOf(this.requests, filter, { ...page, ...orderNamed(sort) });
  }
}

import { type Actor, InvalidInput, PageQuery } from '@linli/contracts';
import { DataAccessPage } from '@linli/contracts/gateway';
import { Controller, Get } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { ValidQuery } from '../http/valid-query';
import { viewOf } from './data-access';
import { DataAccessStore } from './data-access.store';

/** Who has looked at one's data. */
@Controller('me/data-accesses')
export class DataAccessesController {
  constructor(private readonly accesses: DataAccessStore) {}

  @Get()
  @Operation({
    id: 'listMyDataAccesses',
    tag: 'my data',
    summary: 'List who has looked at my data',
    description: 'Who, in which role, by which operation, at which fields, when, and why where that was said. Newest first.',
    status: 200,
    query: PageQuery,
    reply: DataAccessPage,
    fails: [InvalidInput],
  })
  async list(@ValidQuery(PageQuery) query: PageQuery, @CurrentActor() { id }: Actor): Promise<DataAccessPage> {
    const page = await this.accesses.pageOfPerson(id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}

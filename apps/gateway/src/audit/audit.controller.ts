import { type Actor, InvalidInput, OutsideOwnArea, ServiceUnavailable } from '@linli/contracts';
import { AuditPage, ListAuditBody } from '@linli/contracts/gateway';
import { Controller, Get } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { ValidQuery } from '../http/valid-query';
import { AuditReading } from './audit-reading';
import { viewOf } from './audit-record';

/** Who has changed what, when and why. */
@Controller('audit')
export class AuditController {
  constructor(private readonly reading: AuditReading) {}

  @Get()
  @Operation({
    id: 'listAudit',
    tag: 'audit',
    summary: 'List the changes that staff have made in my areas',
    description:
      'Newest first unless `sort` says otherwise; a change is listed within seconds. Reading here is recorded like a change.',
    status: 200,
    query: ListAuditBody,
    reply: AuditPage,
    fails: [InvalidInput, OutsideOwnArea, ServiceUnavailable],
  })
  async list(@ValidQuery(ListAuditBody) query: ListAuditBody, @CurrentActor() by: Actor): Promise<AuditPage> {
    const page = await this.reading.read(query, by);
    return { ...page, items: page.items.map(viewOf) };
  }
}

import { Injectable } from '@nestjs/common';
import { AreaChange } from '../areas/area';
import { AreaStore } from '../areas/area.store';
import { AuditRecord, viewOf as recordViewOf } from '../audit/audit-record';
import { AuditRecordStore } from '../audit/audit-record.store';
import { viewOf as accessViewOf, DataAccess } from '../data-accesses/data-access';
import { DataAccessStore } from '../data-accesses/data-access.store';
import { Gathered, shown } from './data-export';
import { OwnRoles } from './own-roles';

const AT_A_TIME = 100;

/**
 * What somebody has done as staff, and what staff have done with what is known of them. Of the others it is not told who they are, nor of
 * things that are not the person's own what became of them: that is the others', and the areas'.
 */
@Injectable()
export class OwnWork {
  constructor(
    readonly roles: OwnRoles,
    private readonly records: AuditRecordStore,
    private readonly areas: AreaStore,
    private readonly accesses: DataAccessStore,
  ) {}

  /** Changes that the person made as staff: which fields of what, where, when and why. */
  async changes(actorId: string, after?: string): Promise<Gathered> {
    return shown(await this.records.pageOf({ actorId }, { limit: AT_A_TIME, after }), changeOf);
  }

  /** Changes of the person's account that staff have made, as the audit has them. */
  async changesOfAccount(accountId: string, after?: string): Promise<Gathered> {
    return shown(await this.records.pageOf({ thingId: accountId }, { limit: AT_A_TIME, after }), recordViewOf);
  }

  /** Changes of areas, which are kept as long as the areas are. */
  async areaChanges(accountId: string, after?: string): Promise<Gathered> {
    return shown(await this.areas.changesBy(accountId, { limit: AT_A_TIME, after }), areaChangeOf);
  }

  /** Who has looked at the person's data. */
  async looksAt(accountId: string, after?: string): Promise<Gathered> {
    return shown(await this.accesses.pageOfPerson(accountId, { limit: AT_A_TIME, after }), accessViewOf);
  }

  /** When the person has looked at data of others. */
  async looks(accountId: string, after?: string): Promise<Gathered> {
    return shown(await this.accesses.pageOfViewer(accountId, { limit: AT_A_TIME, after }), lookOf);
  }
}

/** Which account it was is not told. */
const changeOf = ({ _id: id, at, role, operation, thing, thingId, areaCode, why, changes }: AuditRecord): object => ({
  ...{ id, at, role, operation, thing, ...(thing !== 'account' && { thingId }) },
  ...{ areaCode, why, fields: changes.map(({ field }) => field) },
});

const areaChangeOf = ({ _id: id, by: _by, ...change }: AreaChange): object => ({ id, ...change });

const lookOf = ({ _id: id, at, role, operation, fields, why }: DataAccess): object => ({ id, at, role, operation, fields, why });

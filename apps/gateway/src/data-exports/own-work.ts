import { maskName } from '@linli/contracts';
import { Page } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { AreaChange } from '../areas/area';
import { AreaStore } from '../areas/area.store';
import { AuditRecord, viewOf as recordViewOf } from '../audit/audit-record';
import { AuditRecordStore } from '../audit/audit-record.store';
import { viewOf as accessViewOf, DataAccess } from '../data-accesses/data-access';
import { DataAccessStore } from '../data-accesses/data-access.store';
import { Grant, viewOf as grantViewOf } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { Gathered } from './data-export';

const AT_A_TIME = 100;

/**
 * What somebody has done as staff, and what staff have done with what is known of them. Of the others it is not told who they are, nor of
 * things that are not the person's own what became of them: that is the others', and the areas'.
 */
@Injectable()
export class OwnWork {
  constructor(
    private readonly grants: GrantStore,
    private readonly accounts: AccountStore,
    private readonly records: AuditRecordStore,
    private readonly areas: AreaStore,
    private readonly accesses: DataAccessStore,
  ) {}

  /** Roles that the person gave to others, whose names are masked. */
  async rolesGiven(accountId: string, after?: string): Promise<Gathered> {
    return this.nameless(await this.grants.pageBy({ grantedBy: accountId }, { limit: AT_A_TIME, after }), accountId);
  }

  /** Roles that the person took back from others, whoever gave them. */
  async rolesTakenBack(accountId: string, after?: string): Promise<Gathered> {
    return this.nameless(await this.grants.pageBy({ revokedBy: accountId }, { limit: AT_A_TIME, after }), accountId);
  }

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

  /** With the person's own words alone; nobody is named whose account is gone. */
  private async nameless(page: Page<Grant>, own: string): Promise<Gathered> {
    const names = await this.accounts.namesOf(page.items.map(({ accountId }) => accountId));
    return shown(page, (grant) => {
      const { accountId, grantedBy, revokedBy, reason, revocationReason, ...role } = grantViewOf(grant);
      const name = names.get(accountId);
      return {
        ...role,
        ...(name !== undefined && { to: maskName(name) }),
        ...(grantedBy === own && { reason }),
        ...(revokedBy === own && { revocationReason }),
      };
    });
  }
}

const shown = <T>({ items, next }: Page<T>, view: (one: T) => object): Gathered => ({ items: items.map(view), next });

/** Which account it was is not told. */
const changeOf = ({ _id: id, at, role, operation, thing, thingId, areaCode, why, changes }: AuditRecord): object => ({
  ...{ id, at, role, operation, thing, ...(thing !== 'account' && { thingId }) },
  ...{ areaCode, why, fields: changes.map(({ field }) => field) },
});

const areaChangeOf = ({ _id: id, by: _by, ...change }: AreaChange): object => ({ id, ...change });

const lookOf = ({ _id: id, at, role, operation, fields, why }: DataAccess): object => ({ id, at, role, operation, fields, why });

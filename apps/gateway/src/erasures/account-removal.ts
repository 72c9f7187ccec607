import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { AreaStore } from '../areas/area.store';
import { ConsentStore } from '../consents/consent.store';
import { GrantStore } from '../grants/grant.store';
import { Traces } from './traces';

interface Person {
  readonly accountId: string;
  readonly pseudonym: string;
}

/** Takes a person out of what the gateway itself keeps; to be used in a transaction, and safe to run again. */
@Injectable()
export class AccountRemoval {
  constructor(
    private readonly accounts: AccountStore,
    private readonly grants: GrantStore,
    private readonly consents: ConsentStore,
    private readonly areas: AreaStore,
    private readonly traces: Traces,
  ) {}

  /** Sessions, identities, exports and the account go; grants, consents and changes of areas are kept under the pseudonym. */
  async remove({ accountId, pseudonym }: Person): Promise<void> {
    const account = await this.accounts.find(accountId);
    await this.traces.remove({ accountId, pseudonym, phone: account?.phone });
    await this.grants.pseudonymise(accountId, pseudonym, account ? [account.name, account.phone] : []);
    await this.consents.pseudonymise(accountId, pseudonym);
    await this.areas.pseudonymise(accountId, pseudonym);
    await this.accounts.remove(accountId);
  }
}

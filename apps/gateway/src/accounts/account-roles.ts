import { Grant, Home, TokenNotValid } from '@linli/contracts';
import { AccountView } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { KnownAreas } from '../areas/known-areas.run';
import { GrantStore } from '../grants/grant.store';
import { viewOf } from './account';
import { AccountStore } from './account.store';

/** An account with all that it may act as just now. */
export interface AccountInRoles {
  readonly account: AccountView;
  readonly grants: readonly Grant[];
  /** As its area is known today. */
  readonly home: Home;
  /** When the first of the grants ends; missing where none does. */
  readonly endsAt?: Date;
}

/** What everybody is. */
const RESIDENT: Grant = { role: 'resident' };

/** Knows what an account may act as: a resident, and whatever it was given. */
@Injectable()
export class AccountRoles {
  constructor(
    private readonly accounts: AccountStore,
    private readonly grants: GrantStore,
    private readonly areas: KnownAreas,
    private readonly clock: Clock,
  ) {}

  /** Throws TokenNotValid when the account is no more, or is being deleted. */
  async of(accountId: string): Promise<AccountInRoles> {
    const [account, { grants: given, ...end }] = await Promise.all([
      this.accounts.find(accountId),
      this.grants.heldBy(accountId, this.clock.now()),
    ]);
    if (!account || account.closingSince) throw new TokenNotValid();
    const grants = [RESIDENT, ...given];
    return { account: viewOf(account, grants), grants, home: this.areas.homeToday(account.homeAreaCode), ...end };
  }
}

import { Actor, Grant as Held, KeyReused, OutsideOwnArea } from '@linli/contracts';
import { AccountOpened, OpenAccountBody } from '@linli/contracts/gateway';
import { Change, Clock, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { administers, Grant, grantsAtOpening } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { Account, factOf, Newcomer, openAccount } from './account';
import { AccountStore } from './account.store';
import { originOf } from './origin';
import { Passwords } from './passwords';

/** What is needed to open an account; without a password its owner signs in by other proof. */
export type NewAccount = Newcomer & Partial<Pick<OpenAccountBody, 'password' | 'roles' | 'areaCodes' | 'memberOf'>>;

interface Opener {
  readonly by: Actor;
  /** Id of the new account: a second opening under the same id answers with the first. */
  readonly id: string;
  /** What is to be kept if, and only if, the account is. */
  readonly alongside?: (accountId: string) => Promise<void>;
}

const REASON = 'opening of the account';

/** Opens accounts with what they may act as; AccountOpened leaves if, and only if, the account is kept. */
@Injectable()
export class AccountOpening {
  constructor(
    private readonly accounts: AccountStore,
    private readonly grants: GrantStore,
    private readonly passwords: Passwords,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The account; throws PhoneTaken, OutsideOwnArea for a role that the opener may not give, or KeyReused when the id stands for
   * another phone number.
   */
  async open(body: NewAccount, { by, id }: Opener): Promise<Account> {
    const held = grantsAtOpening({ roles: [], areaCodes: [], memberOf: [], ...body });
    if (!held.every((grant) => administers(by, grant))) throw new OutsideOwnArea();
    return this.insert(body, held, { by, id });
  }

  /** Opens the account of the one who acts; nobody gives it any role. */
  async openOwn(
    body: Omit<NewAccount, 'roles' | 'areaCodes' | 'memberOf'>,
    id: string,
    alongside?: Opener['alongside'],
  ): Promise<Account> {
    return this.insert(body, [], { by: { id, roles: [], areaCodes: [], memberOf: [] }, id, alongside });
  }

  /** The first administrator, whom nobody could appoint. */
  async openUnasked(body: NewAccount, { by, id }: Opener): Promise<Account> {
    return this.insert(body, grantsAtOpening({ roles: [], areaCodes: [], memberOf: [], ...body }), { by, id });
  }

  private async insert(body: NewAccount, held: readonly Held[], { by, id, alongside }: Opener): Promise<Account> {
    const now = this.clock.now();
    const passwordHash = body.password === undefined ? undefined : await this.passwords.hash(body.password);
    const account = openAccount(body, { id, now, passwordHash });
    const insertion = this.unitOfWork.run(originOf(by, now, [AccountOpened]), async (outbox) => {
      await this.accounts.insert(account);
      await alongside?.(id);
      const grants = held.map((grant) => grantOf(grant, account, { by, now }));
      if (grants.length > 0) await this.grants.insert(grants);
      for (const change of openingsOf(account, grants)) outbox.record(change);
      outbox.publish(AccountOpened, factOf(account, body.memberOf ?? []));
      return account;
    });
    return insertion.catch((error) => this.openedBefore(account, error));
  }

  private async openedBefore({ _id, phone }: Account, error: unknown): Promise<Account> {
    const earlier = await this.accounts.find(_id);
    if (!earlier) throw error;
    if (earlier.phone !== phone) throw new KeyReused();
    return earlier;
  }
}

/** The account is of no area, what it may act as is. */
const openingsOf = ({ _id, phone, name, language }: Account, grants: readonly Grant[]): Change[] => [
  { thing: 'account', after: { _id, phone, name, language } },
  ...grants.map((grant) => ({ thing: 'grant', after: grant })),
];

const grantOf = (held: Held, { _id: accountId }: Account, { by, now }: { by: Actor; now: Date }): Grant => ({
  _id: newId(),
  accountId,
  ...held,
  status: 'active',
  ...{ grantedBy: by.id, grantedAt: now, reason: REASON },
});

import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { Consents } from '../consents/consents';
import { GrantStore } from '../grants/grant.store';
import { SessionStore } from '../sessions/session.store';
import { IdentityStore } from '../single-sign-on/identity.store';
import { Gathered } from './data-export';

/** What the gateway itself knows of somebody. */
@Injectable()
export class OwnData {
  constructor(
    private readonly accounts: AccountStore,
    private readonly grants: GrantStore,
    private readonly sessions: SessionStore,
    private readonly identities: IdentityStore,
    private readonly consents: Consents,
  ) {}

  /** The number in full: it is its owner who reads it. */
  async account(id: string): Promise<Gathered> {
    const account = await this.accounts.find(id);
    if (!account) return { items: [] };
    const { _id, passwordHash, revision, ...known } = account;
    return { items: [{ id: _id, ...known, hasPassword: passwordHash !== undefined }] };
  }

  async roles(accountId: string, after?: string): Promise<Gathered> {
    const page = await this.grants.page({ accountId, limit: 100, after, now: new Date() }, ['']);
    return { ...page, items: page.items.map(({ _id: id, ...grant }) => ({ id, ...grant })) };
  }

  async devices(accountId: string): Promise<Gathered> {
    const sessions = await this.sessions.byAccount(accountId);
    return { items: sessions.map(({ _id: id, turn, turnedAt, ...session }) => ({ id, ...session })) };
  }

  async signInProviders(accountId: string): Promise<Gathered> {
    const identities = await this.identities.byAccount(accountId);
    return { items: identities.map(({ issuer, linkedAt }) => ({ issuer, linkedAt })) };
  }

  async agreed(accountId: string): Promise<Gathered> {
    return { items: (await this.consents.of(accountId)).history };
  }
}

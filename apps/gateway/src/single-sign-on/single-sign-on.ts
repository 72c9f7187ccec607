import { PhoneNeeded, SignInBySingleSignOnBody } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account';
import { AccountStore } from '../accounts/account.store';
import { OneTimeCodes, ProvedCode } from '../codes/one-time-codes';
import { Caller } from '../http/caller';
import { ProviderProof } from '../sessions/session';
import { Ticket } from './identity';
import { Linking } from './linking';
import { Known, Newcomers } from './newcomers';

/** Whose session is to be opened, and the provider’s word that it rests on. */
export interface Proven {
  readonly account: Account;
  readonly provider: ProviderProof;
}

/** Accounts for whoever comes with a provider’s word. */
@Injectable()
export class SingleSignOn {
  constructor(
    private readonly linking: Linking,
    private readonly codes: OneTimeCodes,
    private readonly accounts: AccountStore,
    private readonly newcomers: Newcomers,
    private readonly clock: Clock,
  ) {}

  /**
   * The account that the person is known by; else that of their number, proved by the provider or by a code, from now on
   * linked; else a new one. Throws SingleSignOnExpired, PhoneNeeded, CodeWrong, NameNeeded, ConsentNeeded or IdentityTaken.
   */
  async account(held: string | undefined, body: SignInBySingleSignOnBody, { language: spoken, device }: Caller): Promise<Proven> {
    const ticket = await this.linking.ticketOf(held);
    const linked = await this.linking.accountOf(ticket);
    const { phone, proofs } = linked ? { phone: linked.phone, proofs: [] } : await this.phoneOf(ticket, body);
    const there = linked ?? (await this.accounts.byPhone(phone));
    const known = there ? undefined : this.newcomers.know(ticket, body, spoken);
    await this.linking.use(ticket);
    for (const proof of proofs) await this.codes.use(proof);
    const account = there ?? (await this.newcomers.open(known as Known, phone, { through: 'signInBySingleSignOn', device }));
    await this.linking.link(ticket, account._id, this.clock.now());
    return { account, provider: proofIn(ticket) };
  }

  private async phoneOf({ phone: proved }: Ticket, { phone, code }: SignInBySingleSignOnBody): Promise<Proved> {
    if (proved !== undefined) return { phone: proved, proofs: [] };
    if (phone === undefined || code === undefined) throw new PhoneNeeded({}, missingIn({ phone, code }));
    return { phone, proofs: [await this.codes.prove({ phone, purpose: 'sign-in' }, code)] };
  }
}

const proofIn = ({ issuer, identityId, providerSessionId: sessionId }: Ticket): ProviderProof => ({
  issuer,
  identityId,
  ...(sessionId !== undefined && { sessionId }),
});

interface Proved {
  readonly phone: string;
  /** Codes that are still to be used. */
  readonly proofs: readonly ProvedCode[];
}

const missingIn = (fields: Readonly<Record<string, string | undefined>>) =>
  Object.entries(fields)
    .filter(([, value]) => value === undefined)
    .map(([name]) => ({ pointer: `#/${name}`, rule: PhoneNeeded.code }));

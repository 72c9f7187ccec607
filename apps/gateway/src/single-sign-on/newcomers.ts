import { errorAt, Language } from '@linli/contracts';
import { NameNeeded, SignInBySingleSignOnBody } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Account, Newcomer } from '../accounts/account';
import { AccountOpening } from '../accounts/account-opening';
import { Agreeing } from '../consents/agreeing';
import { Agreement, ConsentOrigin } from '../consents/consent';
import { Ticket } from './identity';

/** Everything about somebody new but the number. */
export interface Known extends Omit<Newcomer, 'phone'> {
  readonly agreements: readonly Agreement[];
}

/** Opens accounts for people who come from a provider for the first time. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly opening: AccountOpening,
    private readonly agreeing: Agreeing,
  ) {}

  /** What the person says, and where they do not, the provider. Throws NameNeeded, ConsentNeeded or ConsentTextChanged. */
  know(ticket: Ticket, body: SignInBySingleSignOnBody, spoken: Language): Known {
    const { name = ticket.name, language = spoken, timeZone, homeAreaCode } = body;
    if (name === undefined) throw errorAt(NameNeeded, '#/name');
    return { name, language, timeZone, homeAreaCode, agreements: this.agreeing.checked(body.consent) };
  }

  /** Throws PhoneTaken when somebody else was faster. */
  open({ agreements, ...newcomer }: Known, phone: string, origin: ConsentOrigin): Promise<Account> {
    const agree = (accountId: string) => this.agreeing.record(accountId, agreements, origin);
    return this.opening.openOwn({ ...newcomer, phone }, newId(), agree);
  }
}

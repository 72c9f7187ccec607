import { Language } from '@linli/contracts';
import { NameNeeded, SignInBySingleSignOnBody } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Account, Newcomer } from '../accounts/account';
import { AccountOpening } from '../accounts/account-opening';
import { Consents } from '../accounts/consents';
import { Ticket } from './identity';

/** Everything about somebody new but the number. */
export type Known = Omit<Newcomer, 'phone'>;

/** Opens accounts for people who come from a provider for the first time. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly opening: AccountOpening,
    private readonly consents: Consents,
  ) {}

  /** What the person says, and where they do not, the provider. Throws NameNeeded or ConsentNeeded. */
  know(ticket: Ticket, body: SignInBySingleSignOnBody, spoken: Language): Known {
    const { name = ticket.name, language = spoken, timeZone, homeAreaCode } = body;
    if (name === undefined) throw new NameNeeded({}, [{ pointer: '#/name', rule: NameNeeded.code }]);
    return { name, language, timeZone, homeAreaCode, consent: this.consents.given(body.consent) };
  }

  /** Throws PhoneTaken when somebody else was faster. */
  open(newcomer: Newcomer): Promise<Account> {
    return this.opening.openOwn(newcomer, newId());
  }
}

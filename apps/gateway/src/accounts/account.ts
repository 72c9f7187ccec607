import { actorWith, Grant, Language, maskPhone, normalMobileNumber } from '@linli/contracts';
import { AccountFact, AccountPreferences, AccountView, ChangePreferencesBody, OpenAccountBody } from '@linli/contracts/gateway';

/** Somebody who can sign in. What the account may act as is kept as grants. */
export interface Account {
  readonly _id: string;
  readonly phone: string;
  /** Hash and salt in the form of `passwords.ts`; missing for who signs in by other proof only. */
  readonly passwordHash?: string;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Counts up with every change of the preferences. */
  readonly revision: number;
  readonly openedAt: Date;
  /** Since when it is being deleted: nobody signs in any more. */
  readonly closingSince?: Date;
}

interface Opening {
  readonly id: string;
  readonly passwordHash?: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** A new account. */
export function openAccount(
  { phone, name, language }: Pick<OpenAccountBody, 'phone' | 'name' | 'language'>,
  { id, passwordHash, timeZone, now }: Opening,
): Account {
  const proof = passwordHash === undefined ? {} : { passwordHash };
  return { _id: id, phone: normalMobileNumber(phone), ...proof, name, language, timeZone, revision: 1, openedAt: now };
}

/** The account as its owner likes it; one that is so already stays as it is. */
export function prefer(account: Account, wanted: ChangePreferencesBody): Account {
  const { name = account.name, language = account.language, timeZone = account.timeZone } = wanted;
  if (name === account.name && language === account.language && timeZone === account.timeZone) return account;
  return { ...account, name, language, timeZone, revision: account.revision + 1 };
}

/** The account for its owner and administrators, with the phone number masked. */
export function viewOf({ _id, phone, name, language, timeZone }: Account, grants: readonly Grant[]): AccountView {
  const { roles, areaCodes, memberOf } = actorWith(_id, grants);
  return {
    id: _id,
    phone: maskPhone(phone),
    name,
    language,
    roles: [...roles],
    areaCodes: areaCodes.filter((code) => code !== ''),
    memberOf: [...memberOf],
    timeZone,
  };
}

/** What other services learn of an account. */
export const factOf = ({ _id, language }: Account, memberOf: readonly string[]): AccountFact => ({
  accountId: _id,
  language,
  memberOf: [...new Set(memberOf)],
});

export const preferencesOf = ({ _id, language, timeZone, revision }: Account): AccountPreferences => ({
  accountId: _id,
  language,
  timeZone,
  revision,
});

import { actorWith, Grant, Language, maskPhone, normalMobileNumber } from '@linli/contracts';
import {
  AccountFact,
  AccountPreferences,
  AccountView,
  ChangePreferencesBody,
  DEFAULT_TIME_ZONE,
  OpenAccountBody,
} from '@linli/contracts/gateway';

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
  /** Where the person lives, if they have said so. */
  readonly homeAreaCode?: string;
  /** Since when it is being deleted: nobody signs in any more. */
  readonly closingSince?: Date;
}

interface Opening {
  readonly id: string;
  readonly passwordHash?: string;
  readonly now: Date;
}

/** What is known of whoever gets an account. */
export type Newcomer = Pick<OpenAccountBody, 'phone' | 'name' | 'language'> & Partial<Pick<Account, 'timeZone' | 'homeAreaCode'>>;

/** A new account. */
export function openAccount(
  { phone, name, language, timeZone = DEFAULT_TIME_ZONE, homeAreaCode }: Newcomer,
  { id, passwordHash, now }: Opening,
): Account {
  return {
    ...{ _id: id, phone: normalMobileNumber(phone), name, language, timeZone, revision: 1, openedAt: now },
    ...(passwordHash !== undefined && { passwordHash }),
    ...(homeAreaCode !== undefined && { homeAreaCode }),
  };
}

/** The account as its owner likes it; one that is so already stays as it is. */
export function prefer(account: Account, wanted: ChangePreferencesBody): Account {
  const changed = (['name', 'language', 'timeZone', 'homeAreaCode'] as const).filter(
    (field) => wanted[field] !== undefined && wanted[field] !== account[field],
  );
  if (changed.length === 0) return account;
  const values = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  return { ...account, ...values, revision: account.revision + 1 };
}

/** The account for its owner and administrators, with the phone number masked. */
export function viewOf({ _id, phone, name, language, timeZone, homeAreaCode }: Account, grants: readonly Grant[]): AccountView {
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
    ...(homeAreaCode !== undefined && { homeAreaCode }),
  };
}

/** What other services learn of an account. */
export const factOf = ({ _id, language, timeZone }: Account, memberOf: readonly string[]): AccountFact => ({
  accountId: _id,
  language,
  timeZone,
  memberOf: [...new Set(memberOf)],
});

export const preferencesOf = ({ _id, language, timeZone, revision }: Account): AccountPreferences => ({
  accountId: _id,
  language,
  timeZone,
  revision,
});

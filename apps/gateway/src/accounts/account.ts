import { Actor, Language, Role } from '@linli/contracts';
import { AccountFact, AccountView, OpenAccountBody } from '@linli/contracts/gateway';

/** Somebody who can sign in. */
export interface Account {
  readonly _id: string;
  readonly phone: string;
  /** Hash and salt in the form of `passwords.ts`. */
  readonly passwordHash: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly areaCodes: readonly string[];
  readonly memberOf: readonly string[];
  readonly openedAt: Date;
}

interface Opening {
  readonly id: string;
  readonly passwordHash: string;
  readonly now: Date;
}

/** A new account; what is named twice is kept once. */
export function openAccount(body: OpenAccountBody, { id, passwordHash, now }: Opening): Account {
  const { phone, name, language, roles, areaCodes, memberOf } = body;
  return {
    _id: id,
    phone,
    passwordHash,
    name,
    language,
    roles: [...new Set(roles)],
    areaCodes: [...new Set(areaCodes)],
    memberOf: [...new Set(memberOf)],
    openedAt: now,
  };
}

/** The account for its owner and administrators, with the phone number masked. */
export const viewOf = ({ _id, phone, name, language, roles, areaCodes, memberOf }: Account): AccountView => ({
  id: _id,
  phone: maskPhone(phone),
  name,
  language,
  roles: [...roles],
  areaCodes: [...areaCodes],
  memberOf: [...memberOf],
});

/** What other services learn of an account. */
export const factOf = ({ _id, language, memberOf }: Account): AccountFact => ({
  accountId: _id,
  language,
  memberOf: [...memberOf],
});

/** The account as the one who acts. */
export const actorOf = ({ _id, roles, areaCodes, memberOf }: Account): Actor => ({ id: _id, roles, areaCodes, memberOf });

/** 13900000101 → 139****0101 */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

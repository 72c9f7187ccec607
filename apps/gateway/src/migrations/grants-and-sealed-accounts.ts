import { Language, normalMobileNumber, Role } from '@linli/contracts';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { idOf, Migration } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Connection } from 'mongoose';
import { SEALED } from '../accounts/account.schema';
import { Grant, grantsAtOpening } from '../grants/grant';

/** An account as it was before roles became grants: everything in the clear. */
interface PlainAccount {
  readonly _id: string;
  readonly phone: string;
  readonly passwordHash: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: Role[];
  readonly areaCodes: string[];
  readonly memberOf: string[];
  readonly openedAt: Date;
}

const REASON = 'role of before there were grants';

/** Roles of accounts become grants, and phone numbers and names are sealed. */
export const grantsAndSealedAccounts = (keyring: Keyring): Migration => ({
  number: 1,
  name: 'roles become grants, phone numbers and names are sealed',
  async run(connection) {
    const accounts = connection.collection<PlainAccount>('accounts');
    for await (const account of accounts.find({ phoneHash: { $exists: false } })) {
      await insertGrants(connection, account);
      await sealAccount(connection, account, keyring);
    }
    await accounts.dropIndex('phone_1').catch(() => undefined);
  },
});

async function insertGrants(connection: Connection, { _id: accountId, openedAt, ...account }: PlainAccount): Promise<void> {
  for (const held of grantsAtOpening(account)) {
    const _id = idOf('grant', accountId, held.role, held.areaCode ?? '', held.organisationId ?? '');
    const grant = { accountId, ...held, status: 'active', grantedBy: accountId, grantedAt: openedAt, reason: REASON } as const;
    await connection.collection<Grant>('grants').updateOne({ _id }, { $setOnInsert: grant }, { upsert: true });
  }
}

async function sealAccount(connection: Connection, account: PlainAccount, keyring: Keyring): Promise<void> {
  const { _id, passwordHash, language, openedAt } = account;
  const phone = normalMobileNumber(account.phone);
  const phoneHash = keyring.lookupHash('mobile number', phone);
  const plain = { _id, phone, phoneHash, passwordHash, name: account.name, language, openedAt };
  const sealed = SEALED.seal({ ...plain, timeZone: DEFAULT_TIME_ZONE, revision: 1 }, keyring);
  await connection.collection<{ _id: string }>('accounts').replaceOne({ _id }, sealed);
}

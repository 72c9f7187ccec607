import { ANONYMOUS, validated } from '@linli/contracts';
import { OpenAccountBody } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Keyring, ResealProgress } from '@linli/personal-data';
import { INestApplicationContext } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import { AccountOpening } from '../accounts/account-opening';
import { AuditChecking } from '../audit/audit-checking';
import { AdministrationConfig, wantedAccount } from './administration-config';
import { resealEverything } from './sealed-collections';

type Command = (app: INestApplicationContext, config: AdministrationConfig) => Promise<object>;

/** Opens the account of an administrator of everything; throws InvalidInput or PhoneTaken. */
const create: Command = async (app, config) => {
  const body = validated(OpenAccountBody, wantedAccount(config));
  const { _id } = await app.get(AccountOpening).openUnasked(body, { by: { ...ANONYMOUS, id: 'command line' }, id: newId() });
  return { accountId: _id };
};

/** Seals all personal data of the gateway with the first key. */
const resealAll: Command = async (app) => {
  const told = (collection: string, { resealed, looked }: ResealProgress) =>
    process.stderr.write(`${collection}: ${resealed} / ${looked}\n`);
  return resealEverything({ modelOf: (name) => app.get(getModelToken(name)), keyring: app.get(Keyring), told });
};

/** Looks through the audit. */
const checkAudit: Command = (app) => app.get(AuditChecking).check();

/** What can be done on a gateway's store without a gateway, by name. */
export const COMMANDS: Readonly<Record<string, Command>> = { create, reseal: resealAll, 'check-audit': checkAudit };

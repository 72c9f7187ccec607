import { LANGUAGES, normalMobileNumber } from '@linli/contracts';
import { RowResult } from '@linli/contracts/business-service';
import { AccountOpened, ResidentRow } from '@linli/contracts/gateway';
import { Clock, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Account, factOf, openAccount } from '../accounts/account';
import { AccountStore } from '../accounts/account.store';
import { originOf } from '../accounts/origin';
import { RESIDENTS } from './resident-table';
import { Asked, Importing } from './table-import';

/** Opens the accounts of an imported table, without passwords; a number that has an account keeps it as it is. */
@Injectable()
export class ResidentImport implements Importing<ResidentRow> {
  readonly table = RESIDENTS;
  readonly refusals = [];

  constructor(
    private readonly accounts: AccountStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async enter(rows: readonly ResidentRow[], { actor, dryRun }: Asked): Promise<readonly RowResult[]> {
    const now = this.clock.now();
    return this.unitOfWork.run(originOf(actor, now, [AccountOpened]), async (outbox) => {
      const fresh = await this.newOnes(rows);
      if (!dryRun && fresh.size > 0) {
        const accounts = [...fresh.values()].map((row) => accountOf(row, now));
        await this.accounts.insertMany(accounts);
        for (const account of accounts) {
          outbox.publish(AccountOpened, factOf(account, []));
          outbox.record({ thing: 'account', after: { _id: account._id, phone: account.phone, name: account.name } });
        }
      }
      return rows.map((row): RowResult => ({ outcome: fresh.get(keyOf(row)) === row ? 'added' : 'present' }));
    });
  }

  /** By number, each once: of two rows with one number the first counts. */
  private async newOnes(rows: readonly ResidentRow[]): Promise<Map<string, ResidentRow>> {
    const taken = await this.accounts.phonesTaken(rows.map(keyOf));
    const fresh = new Map<string, ResidentRow>();
    for (const row of rows) if (!taken.has(keyOf(row)) && !fresh.has(keyOf(row))) fresh.set(keyOf(row), row);
    return fresh;
  }
}

const keyOf = ({ phone }: ResidentRow): string => normalMobileNumber(phone);

const accountOf = ({ language = LANGUAGES[0], ...row }: ResidentRow, now: Date): Account =>
  openAccount({ ...row, language }, { id: newId(), now });

import { Actor } from '@linli/contracts';
import { AccountPreferencesChanged, ChangePreferencesBody } from '@linli/contracts/gateway';
import { Clock, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { prefer, preferencesOf } from './account';
import { AccountStore } from './account.store';
import { originOf } from './origin';

/** What somebody settles about their own account. */
@Injectable()
export class AccountSettling {
  constructor(
    private readonly accounts: AccountStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws AccountNotFound or ChangedMeanwhile; preferences that are as wanted already change nothing. */
  async prefer(by: Actor, wanted: ChangePreferencesBody): Promise<void> {
    await this.unitOfWork.run(originOf(by, this.clock.now(), [AccountPreferencesChanged]), async (outbox) => {
      const before = await this.accounts.get(by.id);
      const account = prefer(before, wanted);
      if (account === before) return;
      await this.accounts.savePreferences(account);
      outbox.publish(AccountPreferencesChanged, preferencesOf(account));
    });
  }
}

import { Actor, errorAt } from '@linli/contracts';
import { AccountPreferencesChanged, ChangePasswordBody, ChangePreferencesBody, PasswordWrong } from '@linli/contracts/gateway';
import { Clock, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { SigningIn } from '../sessions/signing-in';
import { prefer, preferencesOf } from './account';
import { AccountStore } from './account.store';
import { originOf } from './origin';
import { Passwords } from './passwords';

/** What somebody settles about their own account. */
@Injectable()
export class AccountSettling {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly signingIn: SigningIn,
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

  /** Ends the account's other sessions; throws PasswordWrong. */
  async changePassword({ id }: Actor, { currentPassword, password }: ChangePasswordBody, sessionId: string): Promise<void> {
    const { passwordHash } = await this.accounts.get(id);
    if (!(await this.passwords.matches(currentPassword, passwordHash))) throw wrong();
    await this.accounts.setPassword(id, await this.passwords.hash(password));
    await this.signingIn.endAll(id, sessionId);
  }
}

const wrong = () => errorAt(PasswordWrong, '#/currentPassword');

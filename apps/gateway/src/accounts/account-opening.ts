import { Actor, KeyReused } from '@linli/contracts';
import { AccountOpened, OpenAccountBody, PhoneTaken } from '@linli/contracts/gateway';
import { Clock, Origin, trail, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Account, factOf, openAccount } from './account';
import { AccountStore } from './account.store';
import { Passwords } from './passwords';

interface Opener {
  readonly by: Actor;
  /** Id of the new account: a second opening under the same id answers with the first. */
  readonly id: string;
}

/** Opens accounts; AccountOpened leaves if, and only if, the account is kept. */
@Injectable()
export class AccountOpening {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws PhoneTaken, or KeyReused when the id stands for another phone number. */
  async open(body: OpenAccountBody, { by, id }: Opener): Promise<Account> {
    const now = this.clock.now();
    const account = openAccount(body, { id, now, passwordHash: await this.passwords.hash(body.password) });
    const insertion = this.unitOfWork.run(originOf(by, account, now), async (outbox) => {
      await this.accounts.insert(account);
      outbox.publish(AccountOpened, factOf(account));
      return account;
    });
    return insertion.catch((error) => this.openedBefore(account, error));
  }

  private async openedBefore({ _id, phone }: Account, error: unknown): Promise<Account> {
    const earlier = await this.accounts.find(_id);
    if (!earlier) throw error;
    if (earlier.phone !== phone) throw error instanceof PhoneTaken ? error : new KeyReused();
    return earlier;
  }
}

const originOf = (actor: Actor, { _id }: Account, now: Date): Origin => ({
  service: 'gateway',
  actor,
  now,
  correlationId: trail.getStore()?.correlationId ?? _id,
  publishes: [AccountOpened],
});

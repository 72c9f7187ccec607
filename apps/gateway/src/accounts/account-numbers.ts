import { Actor, normalMobileNumber } from '@linli/contracts';
import { PhoneNumberChanged } from '@linli/contracts/gateway';
import { SEALED_FOR } from '@linli/contracts/notifications';
import { Clock, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { Account } from './account';
import { AccountStore } from './account.store';
import { originOf } from './origin';

/** Gives accounts other numbers; that it was done leaves if, and only if, it is done. */
@Injectable()
export class AccountNumbers {
  constructor(
    private readonly accounts: AccountStore,
    private readonly keyring: Keyring,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws PhoneTaken, or ChangedMeanwhile where the account has another number by now. */
  async move(before: Account, phone: string, by: Actor): Promise<void> {
    const [now, after] = [this.clock.now(), { ...before, phone: normalMobileNumber(phone) }];
    if (after.phone === before.phone) return;
    await this.unitOfWork.run(originOf(by, now, [PhoneNumberChanged]), async (outbox) => {
      await this.accounts.savePhone(before, after);
      outbox.record({ thing: 'account', thingId: before._id, before: { phone: before.phone }, after: { phone: after.phone } });
      outbox.publish(PhoneNumberChanged, this.factOf(before, now));
    });
  }

  private factOf({ _id: accountId, language, phone }: Account, now: Date) {
    const messageId = newId();
    const formerPhone = this.keyring.seal(phone, { collection: SEALED_FOR, field: 'to', id: messageId });
    return { messageId, accountId, language, formerPhone, at: now.toISOString() };
  }
}

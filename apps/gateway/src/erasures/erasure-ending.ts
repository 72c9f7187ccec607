import { AccountErased } from '@linli/contracts/gateway';
import { Clock, UnitOfWork } from '@linli/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { AccountRemoval } from './account-removal';
import { done, Erasure } from './erasure';
import { ErasureStore } from './erasure.store';
import { Farewell } from './farewell';

const AT_A_TIME = 20;

/** Ends erasures that every service is done with. */
@Injectable()
export class ErasureEnding {
  private readonly log = new Logger(ErasureEnding.name);

  constructor(
    private readonly store: ErasureStore,
    private readonly removal: AccountRemoval,
    private readonly farewell: Farewell,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Tells the person, then takes the account away; what fails is tried again the next time. */
  async endComplete(): Promise<void> {
    for (const erasure of await this.store.complete(AT_A_TIME)) await this.end(erasure);
  }

  private async end(before: Erasure): Promise<void> {
    const { accountId = '', pseudonym } = before;
    await this.farewell.say(before);
    const now = this.clock.now();
    const by = { id: pseudonym, roles: [], areaCodes: [], memberOf: [] };
    await this.unitOfWork.run(originOf(by, now, [AccountErased]), async (outbox) => {
      await this.store.save(before, done(before, now));
      await this.removal.remove({ accountId, pseudonym });
      outbox.publish(AccountErased, { erasureId: before._id, accountId });
    });
    this.log.log(`Erasure ${before._id} is done.`);
  }
}

import { Clock } from '@linli/messaging';
import { idOf } from '@linli/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { TextMessages } from '../codes/text-messages';
import { Erasure } from './erasure';

const DAY_MS = 86_400_000;

/** The last that somebody hears of Linli. */
@Injectable()
export class Farewell {
  private readonly log = new Logger(Farewell.name);

  constructor(
    private readonly accounts: AccountStore,
    private readonly texts: TextMessages,
    private readonly clock: Clock,
  ) {}

  /** Tells the person by a text message, once, that all is erased; where that cannot be sent, all is erased all the same. */
  async say({ _id, accountId = '' }: Erasure): Promise<void> {
    const account = await this.accounts.find(accountId);
    if (!account) return;
    const { phone, language } = account;
    const expiresAt = new Date(this.clock.now().getTime() + DAY_MS);
    const text = { id: idOf('farewell', _id), phone, language, template: 'account-erased', values: {}, expiresAt } as const;
    await this.texts.send(text).catch((error: Error) => {
      this.log.warn(`The person of erasure ${_id} was not told: ${error.message}`);
    });
  }
}

import { AccountErased, AccountErasedBody } from '@linli/contracts/gateway';
import { When } from '@linli/messaging';
import { PersonStore } from './person.store';

/** What was being written at the very moment of the erasure goes, too. */
@When(AccountErased, 'sweep-when-account-erased')
export class SweepWhenAccountErasedHandler {
  constructor(private readonly people: PersonStore) {}

  async handle({ accountId }: AccountErasedBody): Promise<void> {
    await this.people.remove(accountId);
  }
}

import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { PersonalDataErased } from '@linli/contracts/notifications';
import { MessageContext, When } from '@linli/messaging';
import { ErasedPersonStore } from './erased-person.store';
import { PersonStore } from './person.store';

/** Nothing of what a person was told or is to be reminded of must be kept. */
@When(AccountErasureStarted, 'erase-person-when-account-erasure-started', { publishes: [PersonalDataErased] })
export class ErasePersonWhenAccountErasureStartedHandler {
  constructor(
    private readonly people: PersonStore,
    private readonly erased: ErasedPersonStore,
  ) {}

  async handle({ erasureId, accountId }: AccountErasureStartedBody, { outbox }: MessageContext): Promise<void> {
    await this.erased.add(accountId);
    const removed = await this.people.remove(accountId);
    outbox.publish(PersonalDataErased, { erasureId, removed, pseudonymised: 0 });
  }
}

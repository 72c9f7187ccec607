import { AccountFact, AccountOpened } from '@linli/contracts/gateway';
import { GiveUp, When } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';

/** While it is hoarse it greets nobody; the ids of whom it has greeted, in order. */
export const greeting = { hoarse: true, greeted: [] as string[] };

@When(AccountOpened, 'greet-when-account-opened')
class GreetWhenAccountOpenedHandler {
  async handle({ accountId }: AccountFact): Promise<void> {
    if (greeting.hoarse) throw new GiveUp('No voice today.');
    greeting.greeted.push(accountId);
  }
}

@Module({ controllers: [GreetWhenAccountOpenedHandler] })
class GreeterModule {}

/** A small service that greets whoever opens an account, in the place of notifications. */
export const greeter: ServiceDefinition = { name: 'notifications', contracts: [], module: GreeterModule };

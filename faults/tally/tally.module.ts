import { IntegrationEvent } from '@linli/contracts';
import { EnterpriseRequestReceived } from '@linli/contracts/business-service';
import {
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationPromoted,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module, Type } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { TALLY } from './named';
import { STROKE, StrokeSchema, Tally } from './tally';

/** A listener that makes one stroke for each message. */
function counterOf(contract: IntegrationEvent, name: string): Type {
  @When(contract, name)
  class Counter {
    constructor(readonly tally: Tally) {}

    handle(fact: object, { messageId }: MessageContext): Promise<void> {
      return this.tally.count(name, messageId, fact);
    }
  }
  Object.defineProperty(Counter, 'name', { value: name });
  return Counter;
}

@Module({
  imports: [MongooseModule.forFeature([{ name: STROKE, schema: StrokeSchema }])],
  controllers: [
    counterOf(RegistrationConfirmed, 'count-confirmed'),
    counterOf(RegistrationWaitlisted, 'count-waitlisted'),
    counterOf(RegistrationPromoted, 'count-promoted'),
    counterOf(RegistrationCancelled, 'count-cancelled'),
    counterOf(EnterpriseRequestReceived, 'count-received'),
  ],
  providers: [Tally],
})
export class TallyModule {}

/** A service of the suite's own: what it does with a message has no key, so a message handled twice leaves two strokes. */
export const tallyService: ServiceDefinition = { name: TALLY, contracts: [], module: TallyModule };

import { Actor, IntegrationEvent, RoleMissing, ServiceName } from '@linli/contracts';
import { changeRecordedBy } from '@linli/contracts/audit';
import {
  DeadLetterBatch,
  DeadLetterIdBody,
  DeadLetterPage,
  DeadLetterView,
  deadLetterContracts,
  ListDeadLettersBody,
  SettleDeadLettersBody,
} from '@linli/contracts/dead-letters';
import { Type } from '@nestjs/common';
import { Handles } from '../handlers/handles';
import { MessageContext } from '../handlers/message-context';
import { DeadLetterDesk } from './dead-letter-desk';

/** The handlers by which a service answers for its dead letters; every service on the bus has them. */
export const deadLetterHandlers = (service: ServiceName): Type[] => [...readersOf(service), ...settlersOf(service)];

function readersOf(service: ServiceName): Type[] {
  const { list, get } = deadLetterContracts(service);

  @Handles(list)
  class ListDeadLettersHandler {
    constructor(readonly desk: DeadLetterDesk) {}

    async handle(body: ListDeadLettersBody, { actor }: MessageContext): Promise<DeadLetterPage> {
      administratorsOnly(actor);
      return this.desk.list(body);
    }
  }

  @Handles(get)
  class GetDeadLetterHandler {
    constructor(readonly desk: DeadLetterDesk) {}

    async handle({ id }: DeadLetterIdBody, { actor }: MessageContext): Promise<DeadLetterView> {
      administratorsOnly(actor);
      return this.desk.get(id);
    }
  }

  return [ListDeadLettersHandler, GetDeadLetterHandler];
}

/** A service that is none of the platform's own, such as one of the tests, has no audit. */
const recordsOf = (service: ServiceName): IntegrationEvent[] => [changeRecordedBy(service)].filter((fact) => fact !== undefined);

function settlersOf(service: ServiceName): Type[] {
  const { replay, discard } = deadLetterContracts(service);

  @Handles(replay, { publishes: recordsOf(service), oneAtATimePer: () => service })
  class ReplayDeadLettersHandler {
    constructor(readonly desk: DeadLetterDesk) {}

    async handle(body: SettleDeadLettersBody, { actor, outbox }: MessageContext): Promise<DeadLetterBatch> {
      administratorsOnly(actor);
      return this.desk.replay(body, outbox);
    }
  }

  @Handles(discard, { publishes: recordsOf(service), oneAtATimePer: () => service })
  class DiscardDeadLettersHandler {
    constructor(readonly desk: DeadLetterDesk) {}

    async handle(body: SettleDeadLettersBody, { actor, outbox }: MessageContext): Promise<DeadLetterBatch> {
      administratorsOnly(actor);
      return this.desk.discard(body, outbox);
    }
  }

  return [ReplayDeadLettersHandler, DiscardDeadLettersHandler];
}

function administratorsOnly({ roles }: Actor): void {
  if (!roles.includes('administrator')) throw new RoleMissing();
}

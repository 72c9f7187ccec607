import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { DATA_HOLDERS, DataHolder, personalDataErasedBy } from '@linli/contracts/personal-data';
import { MessageContext, When } from '@linli/messaging';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';

/** The erasures that services were asked for. */
export const erasuresAsked = new Map<DataHolder, AccountErasureStartedBody[]>(DATA_HOLDERS.map((service) => [service, []]));

/** Small services that erase what they are asked to and say so twice, each in the place of one that holds data of people. */
export const eraserDesks: ServiceDefinition[] = DATA_HOLDERS.map(eraserDesk);

function eraserDesk(service: DataHolder): ServiceDefinition {
  const erased = personalDataErasedBy(service);

  @When(AccountErasureStarted, 'erase', { publishes: [erased] })
  class EraseHandler {
    async handle(body: AccountErasureStartedBody, { outbox }: MessageContext): Promise<void> {
      erasuresAsked.get(service)?.push(body);
      for (const removed of [3, 5]) outbox.publish(erased, { erasureId: body.erasureId, removed, pseudonymised: 1 });
    }
  }

  @Module({ controllers: [EraseHandler] })
  class EraserDeskModule {}

  return { name: service, contracts: [erased], module: EraserDeskModule };
}

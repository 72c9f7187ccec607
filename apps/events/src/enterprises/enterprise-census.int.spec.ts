import { EnterprisesTold, OrganisationChanged } from '@linli/contracts/business-service';
import { EnterprisesAskedFor, EnterprisesAskedForBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { ServiceDefinition } from '@linli/service';
import { TestSystem, until } from '@linli/testing';
import { Module } from '@nestjs/common';
import { eventsService } from '../events.module';
import { NOON } from '../testing/builders';
import { anEnterpriseFact } from '../testing/enterprise-steps';

/** Enterprises of before, which a register tells of one at a time. */
const FACTS = [true, false, true].map((verified) => anEnterpriseFact({ organisationId: newId(), revision: 2, verified }));
const asked: EnterprisesAskedForBody[] = [];

@When(EnterprisesAskedFor, 'tell-enterprises', { publishes: [OrganisationChanged, EnterprisesTold] })
class TellEnterprisesHandler {
  async handle(body: EnterprisesAskedForBody, { outbox }: MessageContext): Promise<void> {
    asked.push({ ...body });
    const fact = FACTS[FACTS.findIndex(({ organisationId }) => organisationId === body.after) + 1];
    if (fact) outbox.publish(OrganisationChanged, fact);
    outbox.publish(EnterprisesTold, fact ? { next: fact.organisationId } : {});
  }
}

@Module({ controllers: [TellEnterprisesHandler] })
class RegisterModule {}

const register: ServiceDefinition = {
  ...{ name: 'business-service', contracts: [OrganisationChanged, EnterprisesTold], module: RegisterModule },
};

describe('enterprises that were there before events heard of any', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([register, eventsService], { now: NOON });
  });
  afterAll(() => system.stop());

  const census = () =>
    system.database(1).collection<{ _id: string; doneAt?: Date }>('unitCensus').findOne({ _id: 'enterprises' });
  const known = () => system.database(1).collection<{ _id: string; verified: boolean }>('enterprises').find({}).toArray();

  it('are asked for at the start, part by part, until all were told of', async () => {
    await until('its end', async () => (await census())?.doneAt);
    const all = await until('all of them', async () => {
      const found = await known();
      return found.length === FACTS.length && found;
    });
    const verified = new Map(all.map((one) => [one._id, one.verified]));
    expect(FACTS.map(({ organisationId }) => verified.get(organisationId))).toEqual([true, false, true]);
    const parts = [...new Set(asked.map(({ after }) => after))];
    expect(parts).toEqual([undefined, ...FACTS.map(({ organisationId }) => organisationId)]);
  });

  it('are not asked for again, when that is told twice or late', async () => {
    const before = [asked.length, (await census())?.doneAt];
    const effects = await system.effects(1);
    await system.publishTwice(EnterprisesTold, { next: FACTS[0]?.organisationId as string });
    await until('its effect', async () => (await system.effects(1)) === effects + 1);
    expect([asked.length, (await census())?.doneAt]).toEqual(before);
  });
});

import { OrganisationChanged, UnitsTold } from '@linli/contracts/business-service';
import { UnitsAskedFor, UnitsAskedForBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { ServiceDefinition } from '@linli/service';
import { TestSystem, until } from '@linli/testing';
import { Module } from '@nestjs/common';
import { eventsService } from '../events.module';
import { NOON } from '../testing/builders';
import { aUnitFact } from '../testing/unit-steps';

/** Units of before, which a register tells of one at a time. */
const FACTS = [newId(), newId(), newId()].map((organisationId) => aUnitFact({ organisationId, revision: 2 }));
const asked: UnitsAskedForBody[] = [];

@When(UnitsAskedFor, 'tell-units', { publishes: [OrganisationChanged, UnitsTold] })
class TellUnitsHandler {
  async handle(body: UnitsAskedForBody, { outbox }: MessageContext): Promise<void> {
    asked.push({ ...body });
    const at = FACTS.findIndex(({ organisationId }) => organisationId === body.after) + 1;
    const fact = FACTS[at];
    if (fact) outbox.publish(OrganisationChanged, fact);
    outbox.publish(UnitsTold, fact ? { next: fact.organisationId } : {});
  }
}

@Module({ controllers: [TellUnitsHandler] })
class RegisterModule {}

const register: ServiceDefinition = {
  ...{ name: 'business-service', contracts: [OrganisationChanged, UnitsTold], module: RegisterModule },
};

describe('units that were there before events heard of any', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([register, eventsService], { now: NOON });
  });
  afterAll(() => system.stop());

  const census = () => system.database(1).collection<{ _id: string; doneAt?: Date }>('unitCensus').findOne({ _id: 'units' });
  const known = () => system.database(1).collection('units').countDocuments({});

  it('are asked for at the start, part by part, until all were told of', async () => {
    await until('its end', async () => (await census())?.doneAt);
    await until('all of them', async () => (await known()) === FACTS.length);
    // It is asked again where the answer came before anybody listened.
    const parts = [...new Set(asked.map(({ after }) => after))];
    expect(parts).toEqual([undefined, ...FACTS.map(({ organisationId }) => organisationId)]);
  });

  it('are not asked for again, when that is told twice or late', async () => {
    const before = [asked.length, (await census())?.doneAt];
    const effects = await system.effects(1);
    await system.publishTwice(UnitsTold, { next: FACTS[0]?.organisationId as string });
    await until('its effect', async () => (await system.effects(1)) === effects + 1);
    expect([asked.length, (await census())?.doneAt]).toEqual(before);
  });
});

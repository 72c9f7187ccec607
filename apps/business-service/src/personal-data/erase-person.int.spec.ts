import {
  AcceptEnterpriseRequest,
  GetEnterpriseRequest,
  ListMyEnterprises,
  ListMySteps,
  PersonalDataErased,
  RegisterEnterprise,
  RegisterOwnEnterprise,
  VerifyEnterprise,
} from '@linli/contracts/business-service';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { businessService } from '../business-service.module';
import { aHandler, anEnterpriseBody, anOrganiser, anOwner, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON, watch: [PersonalDataErased] });
});
afterAll(() => system.stop());

const stepsOf = async (requestId: string): Promise<string[]> => {
  const requests = system.database().collection<{ _id: string; steps: { by: string }[] }>('enterpriseRequests');
  return ((await requests.findOne({ _id: requestId }))?.steps ?? []).map(({ by }) => by);
};

/** Where the id lies but in what goes by itself: what is remembered of messages, and what has not left yet. */
async function collectionsWith(id: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await system.database().listCollections()) {
    const documents = await system.database().collection(name).find().toArray();
    if (!['inbox', 'outbox'].includes(name) && JSON.stringify(documents).includes(id)) found.push(name);
  }
  return found;
}

describe('the erasure of a person', () => {
  it('keeps requests with a pseudonym in place of whoever took their steps, also when it is asked for twice', async () => {
    const enterprise = await anEnterpriseIn(system, '510108903901');
    const { id: unitId } = await aUnitWith(system, {});
    const { id: requestId } = await submitFor(system, enterprise.id);
    const handler = aHandler(unitId);
    await system.ask(AcceptEnterpriseRequest, { requestId }, handler);
    expect(await system.ask(ListMySteps, {}, handler)).toMatchObject({
      items: [{ requestId, side: 'unit', steps: [{ step: 'accepted' }] }],
    });
    expect((await system.ask(ListMySteps, {}, anOwner(enterprise.id))).items[0]?.steps[0]?.text).toBe('临时占道如何办理？');
    const started = { erasureId: newId(), accountId: handler.id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    expect(await system.factsOf(PersonalDataErased, 1)).toEqual([{ erasureId: started.erasureId, removed: 0, pseudonymised: 1 }]);
    const owner = anOwner(enterprise.id);
    expect(await system.ask(GetEnterpriseRequest, { requestId }, owner)).toMatchObject({
      handlerId: started.pseudonym,
      status: 'accepted',
    });
    expect(await stepsOf(requestId)).toEqual([owner.id, started.pseudonym]);
    await system.publish(AccountErasureStarted, started);
    await until('a second word', () => system.facts(PersonalDataErased)[1]?.pseudonymised === 0);
  });

  it('keeps enterprises with a pseudonym in place of whoever registered or verified them, wherever their id lay', async () => {
    const [person, colleague] = [anOrganiser({ id: newId() }), anOrganiser({ id: newId() })];
    const body = { ...anEnterpriseBody(), creditCode: '91350100M000100Y43' };
    const own = await system.ask(RegisterOwnEnterprise, body, person);
    const entered = await system.ask(RegisterEnterprise, anEnterpriseBody(), person);
    await system.ask(VerifyEnterprise, { enterpriseId: own.id, verification: 'verified' }, colleague);
    const takenAlong = async () => (await system.ask(ListMyEnterprises, {}, person)).items;
    expect((await takenAlong()).map(({ enterpriseId, work }) => [enterpriseId, work])).toEqual([
      [entered.id, 'verified'],
      [own.id, 'registered'],
    ]);
    const enterprises = system.database().collection<{ _id: string; ownerId?: string; verifiedBy?: string }>('enterprises');
    const started = { erasureId: newId(), accountId: person.id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    const told = await until('the word', () =>
      system.facts(PersonalDataErased).find(({ erasureId }) => erasureId === started.erasureId),
    );
    expect(told).toEqual({ erasureId: started.erasureId, removed: 0, pseudonymised: 2 });
    const { pseudonym } = started;
    expect(await enterprises.findOne({ _id: own.id })).toMatchObject({ ownerId: pseudonym, verifiedBy: colleague.id });
    expect(await enterprises.findOne({ _id: entered.id })).toMatchObject({ verifiedBy: pseudonym });
    expect(await collectionsWith(person.id)).toEqual([]);
    expect(await takenAlong()).toEqual([]);
  });
});

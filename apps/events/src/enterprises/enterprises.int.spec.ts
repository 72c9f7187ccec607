import { Actor } from '@linli/contracts';
import { OrganisationChanged } from '@linli/contracts/business-service';
import {
  CreateCommunityEvent,
  EnterpriseNotVerified,
  GetCommunityEvent,
  ListRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  SetSignUpRules,
  SignUpRulesBody,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, NOON } from '../testing/builders';
import { anEnterpriseFact, enterpriseSteps } from '../testing/enterprise-steps';

const organiser = anOrganiser();
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

const { anEnterprise } = enterpriseSteps(() => system);

async function anEvent(rules: SignUpRulesBody = {}): Promise<string> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity: 9 }), organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  await system.ask(SetSignUpRules, { eventId, rules: { placesPerEnterprise: 2, ...rules } }, organiser);
  return eventId;
}

const of = (number: number, enterpriseId: string): Actor => ({ ...aResident(number), memberOf: [enterpriseId] });
const register = (number: number, eventId: string, enterpriseId: string) =>
  system.ask(RegisterForEvent, { eventId, partySize: 1, enterpriseId }, of(number, enterpriseId));

describe('an event for enterprises', () => {
  it('has no place for one that staff have not verified, until they have', async () => {
    const eventId = await anEvent();
    const organisationId = await anEnterprise({ verified: false });
    await expect(register(1, eventId, organisationId)).rejects.toThrow(EnterpriseNotVerified);
    await expect(register(1, eventId, organisationId)).rejects.toMatchObject({ fields: [{ pointer: '#/enterpriseId' }] });
    await anEnterprise({ organisationId, revision: 2 });
    expect(await register(1, eventId, organisationId)).toMatchObject({ status: 'confirmed', enterpriseId: organisationId });
  });

  it('has none for one that nobody has heard of', async () => {
    await expect(register(1, await anEvent(), newId())).rejects.toThrow(EnterpriseNotVerified);
  });

  it('has places for any where its organiser says so', async () => {
    const eventId = await anEvent({ unverifiedEnterprises: true });
    expect((await system.ask(GetCommunityEvent, { eventId }, organiser)).signUpRules).toMatchObject({
      unverifiedEnterprises: true,
    });
    const shop = await anEnterprise({ verified: false });
    expect(await register(1, eventId, shop)).toMatchObject({ status: 'confirmed' });
  });

  it('throws nobody out whose enterprise is to be verified again', async () => {
    const eventId = await anEvent();
    const organisationId = await anEnterprise();
    await register(1, eventId, organisationId);
    await anEnterprise({ organisationId, revision: 2, verified: false });
    await expect(register(2, eventId, organisationId)).rejects.toThrow(EnterpriseNotVerified);
    const { items } = await system.ask(ListRegistrations, { eventId, limit: 9 }, organiser);
    expect(items.map(({ status }) => status)).toEqual(['confirmed']);
  });
});

describe('what is heard of an enterprise', () => {
  it('is what is newest, however often and in which order it is told', async () => {
    const organisationId = await anEnterprise({ revision: 3 });
    const before = await system.effects();
    await system.publishTwice(OrganisationChanged, anEnterpriseFact({ organisationId, revision: 2, verified: false }));
    await until('its effects', async () => (await system.effects()) > before);
    expect(await register(3, await anEvent(), organisationId)).toMatchObject({ status: 'confirmed' });
  });
});

import { RegistrationCancelled, RegistrationConfirmed } from '@linli/contracts/events';
import { AccountErased, AccountErasureStarted, AccountOpened, AccountPreferencesChanged } from '@linli/contracts/gateway';
import { PersonalDataErased } from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { aPerson, aRegistration, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON, watch: [PersonalDataErased] });
});
afterAll(() => system.stop());

/** Everything that the store holds of somebody, by collection. */
async function tracesOf(personId: string): Promise<string[]> {
  const collections = await system.database().listCollections();
  const found = collections
    .filter(({ name }) => name !== 'erasedPersons')
    .map(async ({ name }) => {
      const documents = await system.database().collection(name).find().toArray();
      return documents.some((document) => JSON.stringify(document).includes(personId)) ? [name] : [];
    });
  return (await Promise.all(found)).flat();
}

describe('the erasure of a person', () => {
  it('removes notices, reminders and preferences, and what arrives late leaves nothing behind', async () => {
    const person = aPerson();
    const fact = aRegistration({ residentId: person.id });
    await system.publish(AccountOpened, { accountId: person.id, language: 'en', memberOf: [] });
    await system.publish(RegistrationConfirmed, fact);
    await untilTold(system, person, ['registration-confirmed']);
    const started = { erasureId: newId(), accountId: person.id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    const [word] = await system.factsOf(PersonalDataErased, 1);
    expect(word).toEqual({ erasureId: started.erasureId, removed: 5, pseudonymised: 0 });
    await untilHandled(system, 1, () => system.publishTwice(RegistrationCancelled, fact));
    await untilHandled(system, 1, () => system.publish(AccountOpened, { accountId: person.id, language: 'en', memberOf: [] }));
    const preferences = { accountId: person.id, language: 'en', timeZone: 'Asia/Shanghai', revision: 9 } as const;
    await untilHandled(system, 1, () => system.publish(AccountPreferencesChanged, preferences));
    await untilHandled(system, 1, () =>
      system.publishTwice(AccountErased, { erasureId: started.erasureId, accountId: person.id }),
    );
    await until('no trace', async () => (await tracesOf(person.id)).length === 0);
  });

  it('sweeps what was being written at the very moment', async () => {
    const person = aPerson();
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: person.id }));
    await untilTold(system, person, ['registration-confirmed']);
    await system.publishTwice(AccountErased, { erasureId: newId(), accountId: person.id });
    await until('no trace', async () => (await tracesOf(person.id)).length === 0);
  });
});

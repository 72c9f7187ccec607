import {
  CommunityEventView,
  CreateCommunityEvent,
  GetCommunityEvent,
  ListMyRegistrations,
  ListRegistrations,
  PersonalDataErased,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationCancelled,
  RegistrationPromoted,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, aResidentOf, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
let system: TestSystem;

beforeAll(async () => {
  const watch = [PersonalDataErased, RegistrationCancelled, RegistrationPromoted];
  system = await TestSystem.start([eventsService], { now: NOON, watch });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEventOf(
  by = organiser,
  given: Parameters<typeof anEventBody>[0] = { capacity: 1 },
): Promise<CommunityEventView> {
  const { id } = await system.ask(CreateCommunityEvent, anEventBody(given), by);
  return system.ask(PublishCommunityEvent, { eventId: id }, by);
}

const registerAs = (number: number, eventId: string) =>
  system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResidentOf('510108903901', number));

const erase = (accountId: string) => ({ erasureId: newId(), accountId, pseudonym: newId() });

const told = (erasureId: string) =>
  until('the word of the service', () => system.facts(PersonalDataErased).find((fact) => fact.erasureId === erasureId));

describe('the erasure of a person', () => {
  it('gives places back, lets others move up and keeps the rest under a pseudonym, also when it is asked for twice', async () => {
    const [past, future] = [
      await anEventOf(organiser, { startsAt: hours(1), endsAt: hours(2), signUpClosesAt: hours(1) }),
      await anEventOf(),
    ];
    expect(await registerAs(1, past.id)).toMatchObject({ homeAreaCode: '510108903901' });
    await registerAs(1, future.id);
    expect(await registerAs(2, future.id)).toMatchObject({ status: 'waiting' });
    system.clock.set(new Date(hours(1.5)));
    const started = erase(aResident(1).id);
    await system.publishTwice(AccountErasureStarted, started);
    expect(await told(started.erasureId)).toMatchObject({ removed: 0, pseudonymised: 2 });
    expect((await system.ask(ListMyRegistrations, {}, aResident(1))).items).toEqual([]);
    expect((await system.ask(ListMyRegistrations, {}, aResident(2))).items).toMatchObject([{ status: 'confirmed' }]);
    expect(await system.ask(GetCommunityEvent, { eventId: future.id })).toMatchObject({ placesTaken: 1, peopleWaiting: 0 });
    const { items } = await system.ask(ListRegistrations, { eventId: past.id }, organiser);
    expect(items).toMatchObject([{ residentId: started.pseudonym, status: 'confirmed' }]);
    expect(items[0]).not.toHaveProperty('homeAreaCode');
    await system.publish(AccountErasureStarted, started);
    await until('a second word', () => system.facts(PersonalDataErased).length > 1);
    expect(system.facts(RegistrationCancelled)).toHaveLength(1);
    expect(system.facts(RegistrationPromoted)).toHaveLength(1);
  });

  it('leaves the events that the person organised as they are, under a pseudonym', async () => {
    const leaving = anOrganiser({ id: newId() });
    const { id: eventId } = await anEventOf(leaving);
    const started = erase(leaving.id);
    await system.publishTwice(AccountErasureStarted, started);
    expect(await told(started.erasureId)).toMatchObject({ pseudonymised: 1 });
    const kept = await system
      .database()
      .collection<{ _id: string; organiserId: string }>('communityEvents')
      .findOne({ _id: eventId });
    expect(kept).toMatchObject({ organiserId: started.pseudonym, status: 'published' });
  });
});

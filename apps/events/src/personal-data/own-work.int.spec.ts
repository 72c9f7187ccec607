import {
  CancelRegistration,
  CheckInParty,
  CreateSeries,
  ListMyEvents,
  ListMyGateWork,
  ListMyPassedPlaces,
  ListMySeries,
  PersonalDataErased,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { transferSteps } from '../testing/transfer-steps';

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [PersonalDataErased] });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const { anEvent, register, codeOf, accept } = transferSteps(() => system);
const NOTHING = { items: [] };

const passed = async (number: number) => (await system.ask(ListMyPassedPlaces, {}, aResident(number))).items;

async function erased(accountId: string): Promise<void> {
  const erasureId = newId();
  await system.publishTwice(AccountErasureStarted, { erasureId, accountId, pseudonym: newId() });
  await until('the word of the service', () => system.facts(PersonalDataErased).some((fact) => fact.erasureId === erasureId));
}

describe('what somebody takes along of places that were passed on', () => {
  it('is what they offered, gave and received, without the other, and nothing after they are erased', async () => {
    const { id: eventId } = await anEvent();
    const mine = await register(1, eventId, { partySize: 2 });
    const code = await codeOf(1, mine);
    const about = { eventId, partySize: 2, at: expect.any(String) };
    expect(await passed(1)).toEqual([{ ...about, registrationId: mine.id, passing: 'offered' }]);
    const theirs = await accept(3, code);
    const again = await accept(4, await codeOf(3, theirs));
    expect(await passed(1)).toEqual([{ ...about, registrationId: mine.id, passing: 'given' }]);
    const both = ['received', 'given'].map((passing) => ({ ...about, registrationId: theirs.id, passing }));
    expect(await passed(3)).toEqual(both);
    await system.ask(CancelRegistration, { registrationId: again.id }, aResident(4));
    expect(await passed(4)).toEqual([{ ...about, registrationId: again.id, passing: 'received' }]);
    await register(5, eventId);
    expect(await passed(5)).toEqual([]);
    await erased(aResident(3).id);
    expect(await passed(3)).toEqual([]);
  });
});

describe('what somebody takes along of what they organised', () => {
  it('is their events, series and check-ins of others, page by page, and nothing after they are erased', async () => {
    const organiser = anOrganiser();
    const { id: eventId } = await anEvent();
    const texts = { title: { zh: '讲坛', en: 'Talks' }, text: { zh: '每周', en: 'Weekly' } };
    const series = await system.ask(CreateSeries, { areaCode: '510108903', kind: 'lecture', ...texts }, organiser);
    const registration = await register(6, eventId);
    system.clock.set(new Date(hours(199)));
    const scan = {
      eventId,
      registrationId: registration.id,
      gate: 'north',
      direction: 'entry' as const,
      people: 1,
      nonce: newId(),
    };
    await system.ask(CheckInParty, scan, organiser);
    const first = await system.ask(ListMyEvents, { limit: 1 }, organiser);
    expect([first.items.length, typeof first.next]).toEqual([1, 'string']);
    const rest = await system.ask(ListMyEvents, { after: first.next }, organiser);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toContain(eventId);
    expect((await system.ask(ListMySeries, {}, organiser)).items.map(({ id }) => id)).toEqual([series.id]);
    const { items } = await system.ask(ListMyGateWork, {}, organiser);
    expect(items).toMatchObject([{ eventId, gate: 'north', direction: 'entry', people: 1, status: 'accepted' }]);
    expect(JSON.stringify(items)).not.toContain(aResident(6).id);
    await erased(organiser.id);
    expect(await system.ask(ListMyEvents, {}, organiser)).toEqual(NOTHING);
    expect(await system.ask(ListMySeries, {}, organiser)).toEqual(NOTHING);
    expect(await system.ask(ListMyGateWork, {}, organiser)).toEqual(NOTHING);
  });
});
